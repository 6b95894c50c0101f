/** The layers over the screen: the component of each kind. */
import { Suspense } from 'react';
import type { Layer } from '#session/view.ts';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { lazyView } from './lazy-view.ts';
import { BrokenScreen } from './broken-screen.tsx';
import { FRAME } from './texts.ts';
import { useApp, useReplay } from './context.ts';

const Help = lazyView(async () => (await import('./help.tsx')).Help);

const SettingsDialog = lazyView(
  async () => (await import('./settings/settings-dialog.tsx')).SettingsDialog,
);

const AboutDialog = lazyView(async () => (await import('./about/about-dialog.tsx')).AboutDialog);

const Replay = lazyView(async () => (await import('./replay/replay.tsx')).Replay);

const IncomingDialog = lazyView(
  async () => (await import('./library/incoming-dialog.tsx')).IncomingDialog,
);

const AnswersDialog = lazyView(
  async () => (await import('./review/answers-dialog.tsx')).AnswersDialog,
);

const CardDialog = lazyView(async () => (await import('./card/card-dialog.tsx')).CardDialog);

const ContrastDialog = lazyView(
  async () => (await import('./card/contrast-dialog.tsx')).ContrastDialog,
);

const PlanDialog = lazyView(async () => (await import('./home/plan-dialog.tsx')).PlanDialog);

const RemoveDialog = lazyView(
  async () => (await import('./library/remove-dialog.tsx')).RemoveDialog,
);

const ClassDialog = lazyView(async () => (await import('./class/class-dialog.tsx')).ClassDialog);

const GiveDialog = lazyView(async () => (await import('./class/give-dialog.tsx')).GiveDialog);

const ExportDialog = lazyView(
  async () => (await import('./library/export-dialog.tsx')).ExportDialog,
);

/**
 * The layers from the bottom up. Those that no first question needs are loaded when they are
 * opened. The playground and the writing screen replace the screen; see the shell.
 */
export function Layers() {
  const layers = useApp((state) => state.layers);
  return layers.map((layer) => (
    <Suspense key={layer.kind} fallback={undefined}>
      <LayerView layer={layer} />
    </Suspense>
  ));
}

function LayerView({ layer }: { readonly layer: Layer }) {
  switch (layer.kind) {
    // Rendered by the library, which it belongs to, in place of the screen.
    case 'data-check':
    case 'playground':
    case 'write':
    case 'practice':
    case 'print':
      return undefined;
    case 'replay':
      return <ReplayLayer />;
    case 'answers':
      return <AnswersDialog answers={layer.answers} />;
    case 'card':
      return layer.details && <CardDialog details={layer.details} />;
    case 'contrast':
      return <ContrastDialog contrast={layer.contrast} />;
    case 'plan':
      return <PlanDialog />;
    case 'remove-deck':
      return <RemoveDialog deckId={layer.deckId} title={layer.title} />;
    case 'class':
      return <ClassDialog />;
    case 'give-answers':
      return <GiveDialog deckId={layer.deckId} title={layer.title} />;
    case 'export':
      return <ExportDialog what={layer.what} title={layer.title} />;
    case 'incoming':
      return <IncomingDialog />;
    case 'help':
      return <Help />;
    case 'settings':
      return <SettingsDialog />;
    case 'about':
      return <AboutDialog facts={layer.facts} />;
  }
}

function ReplayLayer() {
  const close = useReplay((state) => state.close);
  return (
    <ErrorBoundary
      resetBy="replay"
      renderFallback={(error, onRetry) => (
        <BrokenScreen error={error} onRetry={onRetry} leave={FRAME.back} onLeave={close} />
      )}
    >
      <Suspense fallback={<div aria-busy="true" />}>
        <Replay />
      </Suspense>
    </ErrorBoundary>
  );
}

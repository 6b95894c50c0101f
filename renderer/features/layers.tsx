/** What lies over the screen: the component of each kind of layer. */
import { Suspense, lazy } from 'react';
import type { Layer } from '#session/view.ts';
import { ErrorBoundary } from '#ui/error-boundary.tsx';
import { BrokenScreen } from './broken-screen.tsx';
import { useApp, useReplay } from './context.ts';
import { RemoveDialog } from './library/remove-dialog.tsx';

const Help = lazy(async () => {
  const { Help: component } = await import('./help.tsx');
  return { default: component };
});

const Replay = lazy(async () => {
  const { Replay: component } = await import('./replay/replay.tsx');
  return { default: component };
});

const IncomingDialog = lazy(async () => {
  const { IncomingDialog: component } = await import('./library/incoming-dialog.tsx');
  return { default: component };
});

const AnswersDialog = lazy(async () => {
  const { AnswersDialog: component } = await import('./review/answers-dialog.tsx');
  return { default: component };
});

const ExportDialog = lazy(async () => {
  const { ExportDialog: component } = await import('./library/export-dialog.tsx');
  return { default: component };
});

/**
 * The layers from the bottom up. Those that no first question needs are fetched when they are opened.
 * The playground takes the place of the screen; see the shell.
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
    // Drawn by the library, which it belongs to.
    case 'data-check':
    case 'playground':
      return undefined;
    case 'replay':
      return <ReplayLayer />;
    case 'answers':
      return <AnswersDialog answers={layer.answers} />;
    case 'remove-deck':
      return <RemoveDialog deckId={layer.deckId} title={layer.title} />;
    case 'export-deck':
      return <ExportDialog deckId={layer.deckId} title={layer.title} />;
    case 'incoming':
      return <IncomingDialog />;
    case 'help':
      return <Help />;
  }
}

function ReplayLayer() {
  const close = useReplay((state) => state.close);
  return (
    <ErrorBoundary
      resetBy="replay"
      renderFallback={(error, onRetry) => (
        <BrokenScreen error={error} onRetry={onRetry} leave="Back" onLeave={close} />
      )}
    >
      <Suspense fallback={<div aria-busy="true" />}>
        <Replay />
      </Suspense>
    </ErrorBoundary>
  );
}

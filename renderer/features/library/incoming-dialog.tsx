import { Suspense } from 'react';
import type { Incoming, Preview, PreviewKind } from '#session/app/incoming.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useApp } from '../context.ts';
import { Columns, PREVIEWS } from './previews.tsx';
import { Problems } from './problems.tsx';
import { INCOMING as TEXTS } from './texts.ts';
import styles from './progress.module.css';

/**
 * An imported file before any of it is stored. Each stage is a dialog of its own, so that the focus
 * is on what can be done now.
 */
export function IncomingDialog() {
  const incoming = useApp((state) => state.incoming);
  const dismiss = useApp((state) => state.dismiss);
  const showRest = useApp((state) => state.showRest);
  if (incoming === undefined) return undefined;
  switch (incoming.kind) {
    case 'reading':
    case 'working':
      return (
        <Dialog
          key={incoming.kind}
          title={titleOf(incoming)}
          onClose={dismiss}
          actions={
            incoming.progress === undefined ? undefined : (
              <Button onClick={dismiss}>{TEXTS.stop}</Button>
            )
          }
        >
          <p role="status">{progressText(incoming)}</p>
          {incoming.progress === undefined ? undefined : (
            <progress
              className={styles['progress']}
              max={Math.max(1, incoming.progress.total)}
              value={incoming.progress.done}
              aria-label={titleOf(incoming)}
            />
          )}
        </Dialog>
      );
    case 'deck':
    case 'backup':
      return <PreviewDialog key={incoming.kind} preview={incoming} />;
    case 'refused':
      return (
        <Dialog
          key={incoming.kind}
          title={TEXTS.refused(incoming.name)}
          onClose={dismiss}
          actions={
            <>
              <Button onClick={dismiss}>{TEXTS.close}</Button>
              {incoming.rest === undefined ? undefined : (
                <Button onClick={showRest}>{TEXTS.withoutThese}</Button>
              )}
            </>
          }
        >
          <p>{incoming.message}</p>
          <Problems problems={incoming.problems} />
          {incoming.table === undefined ? undefined : (
            <Suspense fallback={undefined}>
              <Columns table={incoming.table} />
            </Suspense>
          )}
        </Dialog>
      );
  }
}

function PreviewDialog<Kind extends PreviewKind>({ preview }: { readonly preview: Preview<Kind> }) {
  const dismiss = useApp((state) => state.dismiss);
  const { titleOf, Accept, Content } = PREVIEWS[preview.kind];
  return (
    <Dialog
      title={titleOf(preview)}
      onClose={dismiss}
      actions={
        <>
          <Button onClick={dismiss}>{TEXTS.cancel}</Button>
          <Accept preview={preview} />
        </>
      }
    >
      <Content preview={preview} />
    </Dialog>
  );
}

function titleOf(incoming: Incoming): string {
  return incoming.kind === 'working' ? TEXTS.taking(incoming.what) : TEXTS.reading;
}

function progressText(
  incoming: Extract<Incoming, { readonly kind: 'reading' | 'working' }>,
): string {
  const { progress } = incoming;
  if (incoming.kind === 'working') {
    return progress === undefined ? TEXTS.keptFirst : TEXTS.written(progress.done, progress.total);
  }
  if (progress === undefined) return incoming.name;
  return TEXTS.read(progress.done, progress.total, incoming.unit);
}

import type { ExportFormat } from '#session/export.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useApp } from '../context.ts';
import { EXPORT as TEXTS } from './texts.ts';
import styles from './export-dialog.module.css';
import library from './library.module.css';
import progress from './progress.module.css';

const FORMATS = [
  'html',
  'apkg',
  'moodle',
  'gift',
  'csv',
  'print',
] as const satisfies readonly ExportFormat[];

/** Asks in which format a deck is to be exported, and shows how far that has come. */
export function ExportDialog(props: { readonly deckId: string; readonly title: string }) {
  const { deckId, title } = props;
  const exporting = useApp((state) => state.exporting);
  const exportDeck = useApp((state) => state.exportDeck);
  const exportAs = useApp((state) => state.exportAs);
  const stopExport = useApp((state) => state.stopExport);
  const closeLayer = useApp((state) => state.closeLayer);
  const close = (): void => {
    stopExport();
    closeLayer('export-deck');
  };
  if (exporting !== undefined) {
    const { done, total } = exporting;
    return (
      <Dialog
        key="running"
        title={TEXTS.running(title)}
        onClose={close}
        actions={<Button onClick={close}>{TEXTS.stop}</Button>}
      >
        <p role="status">{TEXTS.progress(done, total)}</p>
        <progress
          className={progress['progress']}
          max={Math.max(1, total)}
          value={done}
          aria-label={TEXTS.running(title)}
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      key="formats"
      title={TEXTS.title(title)}
      onClose={close}
      actions={<Button onClick={close}>{TEXTS.cancel}</Button>}
    >
      <ul className={styles['formats']}>
        <li>
          <Button
            variant="main"
            onClick={() => {
              void exportDeck(deckId);
              close();
            }}
          >
            {TEXTS.deck.name}
          </Button>{' '}
          <span className={library['facts']}>{TEXTS.deck.use}</span>
        </li>
        {FORMATS.map((format) => (
          <li key={format}>
            <Button onClick={() => void exportAs(deckId, format)}>
              {TEXTS.formats[format].name}
            </Button>{' '}
            <span className={library['facts']}>{TEXTS.formats[format].use}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

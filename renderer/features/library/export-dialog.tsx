import type { ExportFormat } from '#session/export.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useApp } from '../context.ts';
import styles from './export-dialog.module.css';
import library from './library.module.css';
import progress from './progress.module.css';

/** Each format in words: what it is called, and what somebody does with it. */
const FORMATS: readonly (readonly [format: ExportFormat, name: string, use: string])[] = [
  ['html', 'One web page', 'answered and replayed in any browser, from a file, without Loopwise'],
  ['apkg', 'Anki', 'a later export updates the same notes'],
  ['moodle', 'Moodle XML', 'a question bank with the belief behind each wrong answer'],
  ['gift', 'GIFT', 'for other learning platforms'],
  ['csv', 'Table (CSV)', 'for a spreadsheet; can be imported again'],
  ['print', 'For paper', 'question sheets, answers on pages of their own; print it from a browser'],
];

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
        title={`Exporting ${title}`}
        onClose={close}
        actions={<Button onClick={close}>Stop</Button>}
      >
        <p role="status">
          {done.toLocaleString()} of {total.toLocaleString()} questions.
        </p>
        <progress
          className={progress['progress']}
          max={Math.max(1, total)}
          value={done}
          aria-label={`Exporting ${title}`}
        />
      </Dialog>
    );
  }
  return (
    <Dialog
      key="formats"
      title={`Export ${title}`}
      onClose={close}
      actions={<Button onClick={close}>Cancel</Button>}
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
            Loopwise deck
          </Button>{' '}
          <span className={library['facts']}>the deck itself, to share it</span>
        </li>
        {FORMATS.map(([format, name, use]) => (
          <li key={format}>
            <Button onClick={() => void exportAs(deckId, format)}>{name}</Button>{' '}
            <span className={library['facts']}>{use}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

import { useState } from 'react';
import type { ExportFormat, ExportWhat } from '#session/export.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useApp } from '../context.ts';
import styles from './export-dialog.module.css';
import library from './library.module.css';
import progress from './progress.module.css';

/** Each format in words: what it is called, and what somebody does with it. */
const FORMATS: readonly (readonly [format: ExportFormat, name: string, use: string])[] = [
  ['loopwise', 'Loopwise deck', 'to share it, or to take it to another machine'],
  ['html', 'One web page', 'answered and replayed in any browser, from a file, without Loopwise'],
  ['apkg', 'Anki', 'a later export updates the same notes'],
  ['moodle', 'Moodle XML', 'a question bank with the belief behind each wrong answer'],
  ['gift', 'GIFT', 'for other learning platforms'],
  ['csv', 'Table (CSV)', 'for a spreadsheet; can be imported again'],
  ['print', 'For paper', 'question sheets, answers on pages of their own; print it from a browser'],
];

/** Formats with a place for what the learner has answered. */
const WITH_PROGRESS: readonly ExportFormat[] = ['loopwise', 'csv'];

/** Asks in which format something is to be exported, and shows how far that has come. */
export function ExportDialog(props: { readonly what: ExportWhat; readonly title: string }) {
  const { what, title } = props;
  const [withProgress, setWithProgress] = useState(false);
  const exporting = useApp((state) => state.exporting);
  const exportAs = useApp((state) => state.exportAs);
  const stopExport = useApp((state) => state.stopExport);
  const closeLayer = useApp((state) => state.closeLayer);
  const close = (): void => {
    stopExport();
    closeLayer('export');
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
      <label className={styles['progress']}>
        <input
          type="checkbox"
          checked={withProgress}
          onChange={({ target }) => setWithProgress(target.checked)}
        />
        With my answers, for a Loopwise deck or a table
      </label>
      <ul className={styles['formats']}>
        {FORMATS.map(([format, name, use]) => (
          <li key={format}>
            <Button
              variant={format === 'loopwise' ? 'main' : 'plain'}
              disabled={withProgress && !WITH_PROGRESS.includes(format)}
              onClick={() => void exportAs({ what, format, withProgress })}
            >
              {name}
            </Button>{' '}
            <span className={library['facts']}>{use}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

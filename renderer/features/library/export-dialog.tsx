import { useState } from 'react';
import type { ExportFormat, ExportWhat } from '#session/export.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useApp } from '../context.ts';
import { EXPORT as TEXTS } from './texts.ts';
import styles from './export-dialog.module.css';
import library from './library.module.css';
import progress from './progress.module.css';

const FORMATS = [
  'loopwise',
  'html',
  'apkg',
  'moodle',
  'gift',
  'csv',
  'print',
] as const satisfies readonly ExportFormat[];

/** Formats that can hold the learner's answers. */
const WITH_PROGRESS: ReadonlySet<ExportFormat> = new Set(['loopwise', 'apkg', 'csv']);

/** Asks for the format of an export, and shows its progress. */
export function ExportDialog(props: { readonly what: ExportWhat; readonly title: string }) {
  const { what, title } = props;
  const [withProgress, setWithProgress] = useState(false);
  const exporting = useApp((state) => state.exporting);
  const exportAs = useApp((state) => state.exportAs);
  const showSheets = useApp((state) => state.showSheets);
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
      <label className={styles['progress']}>
        <input
          type="checkbox"
          checked={withProgress}
          onChange={({ target }) => setWithProgress(target.checked)}
        />
        {TEXTS.withProgress}
      </label>
      <ul className={styles['formats']}>
        {FORMATS.map((format) => (
          <li key={format}>
            <Button
              variant={format === 'loopwise' ? 'main' : 'plain'}
              disabled={withProgress && !WITH_PROGRESS.has(format)}
              onClick={() => void exportAs({ what, format, withProgress })}
            >
              {TEXTS.formats[format].name}
            </Button>{' '}
            <span className={library['facts']}>{TEXTS.formats[format].use}</span>
          </li>
        ))}
        <li>
          <Button disabled={withProgress} onClick={() => void showSheets(what)}>
            {TEXTS.sheets.name}
          </Button>{' '}
          <span className={library['facts']}>{TEXTS.sheets.use}</span>
        </li>
      </ul>
    </Dialog>
  );
}

import type { Checking } from '#session/data/store.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { counted } from '#ui/times.ts';
import { useData } from '../context.ts';
import libraryStyles from './library.module.css';
import problemsStyles from './problems.module.css';
import progressStyles from './progress.module.css';

/** Findings shown one by one; damage to a disk may make thousands. */
const SHOWN = 100;

/** *Is everything in order?*: a check of all that is stored, and the repair of what it finds. */
export function DataCheck() {
  const checking = useData((state) => state.checking);
  const check = useData((state) => state.check);
  const repair = useData((state) => state.repair);
  const close = useData((state) => state.closeCheck);
  return (
    <>
      <h3 className={libraryStyles['subheading']}>Is everything in order?</h3>
      <p className={libraryStyles['text']}>
        Checks every row that is stored, and whether each card is as your answers left it.
      </p>
      <div className={libraryStyles['actions']}>
        <Button onClick={() => void check()}>Check my data</Button>
      </div>
      {checking.kind === 'idle' ? undefined : (
        <Dialog
          key={checking.kind}
          title="Is everything in order?"
          onClose={close}
          actions={
            checking.kind === 'repairing' ? undefined : (
              <>
                <Button onClick={close}>{checking.kind === 'running' ? 'Stop' : 'Close'}</Button>
                {checking.kind === 'found' && checking.repairable > 0 ? (
                  <Button variant="main" onClick={() => void repair()}>
                    Repair {counted(checking.repairable, 'finding')}
                  </Button>
                ) : undefined}
              </>
            )
          }
        >
          <Result checking={checking} />
        </Dialog>
      )}
    </>
  );
}

function Result({ checking }: { readonly checking: Checking }) {
  switch (checking.kind) {
    case 'idle':
      return undefined;
    case 'running':
      return (
        <>
          <p role="status">
            {checking.done.toLocaleString()} of {checking.total.toLocaleString()} rows checked.
          </p>
          <progress
            className={progressStyles['progress']}
            max={Math.max(1, checking.total)}
            value={checking.done}
            aria-label="Rows checked"
          />
        </>
      );
    case 'repairing':
      return <p role="status">A backup is written, then your data is repaired.</p>;
    case 'failed':
      return <p role="status">{checking.message}</p>;
    case 'found':
      return <Found checking={checking} />;
  }
}

function Found({ checking }: { readonly checking: Extract<Checking, { readonly kind: 'found' }> }) {
  const { examined, repairable, repaired } = checking;
  const { findings, rows, answers } = examined;
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  return (
    <>
      {repaired.length === 0 ? undefined : (
        <>
          <p>
            <strong>Repaired.</strong> A backup holds everything as it was before.
          </p>
          <Lines lines={repaired} />
        </>
      )}
      <p role="status">
        {findings.length === 0 ? <strong>Everything is in order. </strong> : undefined}
        {counted(total, 'row')} checked: {counted(rows.cards, 'card')}, {counted(answers, 'answer')}
        .{' '}
        {findings.length === 0
          ? 'Each card is as your answers left it.'
          : `${counted(findings.length, 'finding')}.`}
      </p>
      {findings.length === 0 ? undefined : (
        <>
          <Lines lines={findings.map(({ message }) => message)} />
          <p className={problemsStyles['remedy']}>
            {repairable === findings.length
              ? 'All of it can be repaired. A backup is written before.'
              : 'What concerns the log alone is only told: it is never rewritten, and you can go on.'}
          </p>
        </>
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className={problemsStyles['problems']}>
      {lines.slice(0, SHOWN).map((line) => (
        <li key={line} className={problemsStyles['problem']}>
          {line}
        </li>
      ))}
      {lines.length > SHOWN ? <li>And {lines.length - SHOWN} more.</li> : undefined}
    </ul>
  );
}

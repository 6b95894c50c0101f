import type { Checking } from '#session/data/store.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useData } from '../context.ts';
import { CHECK, moreText } from './texts.ts';
import libraryStyles from './library.module.css';
import problemsStyles from './problems.module.css';
import progressStyles from './progress.module.css';

/** Findings listed individually; a disk fault may cause thousands. */
const SHOWN = 100;

/** *Is everything in order?*: checks all stored data, and repairs what it finds. */
export function DataCheck() {
  const checking = useData((state) => state.checking);
  const check = useData((state) => state.check);
  const repair = useData((state) => state.repair);
  const close = useData((state) => state.closeCheck);
  return (
    <>
      <h3 className={libraryStyles['subheading']}>{CHECK.title}</h3>
      <p className={libraryStyles['text']}>{CHECK.about}</p>
      <div className={libraryStyles['actions']}>
        <Button onClick={() => void check()}>{CHECK.start}</Button>
      </div>
      {checking.kind === 'idle' ? undefined : (
        <Dialog
          key={checking.kind}
          title={CHECK.title}
          onClose={close}
          actions={
            checking.kind === 'repairing' ? undefined : (
              <>
                <Button onClick={close}>
                  {checking.kind === 'running' ? CHECK.stop : CHECK.close}
                </Button>
                {checking.kind === 'found' && checking.repairable > 0 ? (
                  <Button variant="main" onClick={() => void repair()}>
                    {CHECK.repair(checking.repairable)}
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
          <p role="status">{CHECK.progress(checking.done, checking.total)}</p>
          <progress
            className={progressStyles['progress']}
            max={Math.max(1, checking.total)}
            value={checking.done}
            aria-label={CHECK.progressLabel}
          />
        </>
      );
    case 'repairing':
      return <p role="status">{CHECK.repairing}</p>;
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
            <strong>{CHECK.repaired}</strong> {CHECK.kept}
          </p>
          <Lines lines={repaired} />
        </>
      )}
      <p role="status">
        {findings.length === 0 ? <strong>{CHECK.allGood} </strong> : undefined}
        {CHECK.counts(total, rows.cards, answers)}{' '}
        {findings.length === 0 ? CHECK.matches : CHECK.found(findings.length)}
      </p>
      {findings.length === 0 ? undefined : (
        <>
          <Lines lines={findings.map(({ message }) => message)} />
          <p className={problemsStyles['remedy']}>
            {repairable === findings.length ? CHECK.repairable : CHECK.logOnly}
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
      {lines.length > SHOWN ? <li>{moreText(lines.length - SHOWN)}</li> : undefined}
    </ul>
  );
}

/** The results of a deck's programs in the sandbox, before it is added. */
import type { AnswerKey } from '#format/types.ts';
import { leftOutText } from '#session/app/trying.ts';
import type { DifferingKey, Trial } from '#session/trial.ts';
import { useApp } from '../context.ts';
import { endingText } from '../playground/words.ts';
import { TRIAL as TEXTS, moreText } from './texts.ts';
import libraryStyles from './library.module.css';
import progress from './progress.module.css';
import styles from './trial-report.module.css';

/** Differences listed; a wrong package may have thousands. */
const LISTED = 50;

export function TrialReport() {
  const trial = useApp((state) => state.trial);
  if (trial === undefined || trial.total === 0) return undefined;
  const { done, total, differing, stopped, fault } = trial;
  const running = done < total && fault === undefined;
  return (
    <section className={styles['trial']} aria-label={TEXTS.label}>
      <p role="status">{running ? runningText(trial) : doneText(trial)}</p>
      {running ? (
        <progress
          className={progress['progress']}
          max={total}
          value={done}
          aria-label={TEXTS.progressLabel}
        />
      ) : undefined}
      {stopped.length === 0 ? undefined : (
        <p className={styles['found']}>
          <strong>{leftOutText(stopped)}</strong>
        </p>
      )}
      {differing.length === 0 ? undefined : (
        <div className={styles['found']}>
          <p>
            <strong>{TEXTS.differ(differing.length)}</strong> {TEXTS.counts}
          </p>
          {differing.slice(0, LISTED).map((one) => (
            <Difference key={`${one.questionId} ${one.program}`} one={one} />
          ))}
          {differing.length > LISTED ? <p>{moreText(differing.length - LISTED)}</p> : undefined}
        </div>
      )}
      <p className={libraryStyles['facts']}>{TEXTS.sandbox}</p>
    </section>
  );
}

function runningText({ done, total }: Trial): string {
  return TEXTS.running(done, total);
}

function doneText({ total, compared, differing, fault }: Trial): string {
  if (fault !== undefined) return TEXTS.failed(fault);
  const same = compared > 0 && compared === total && differing.length === 0;
  return same ? `${TEXTS.ran(total)} ${TEXTS.same}` : TEXTS.ran(total);
}

function Difference({ one: { questionId, packed, here } }: { readonly one: DifferingKey }) {
  return (
    <details>
      <summary>{questionId}</summary>
      <dl className={styles['outputs']}>
        <Output title={TEXTS.packed} output={packed} />
        <Output title={TEXTS.printed} output={here} />
      </dl>
    </details>
  );
}

function Output({ title, output }: { readonly title: string; readonly output: AnswerKey }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <pre>{output.stdout === '' ? TEXTS.nothing : output.stdout}</pre>
        <p className={libraryStyles['facts']}>
          {endingText(output.ended)} {TEXTS.seconds(output.seconds)}
        </p>
      </dd>
    </div>
  );
}

/** What the programs of a deck did in the sandbox, before the deck is taken. */
import type { AnswerKey } from '#format/types.ts';
import { leftOutText } from '#session/app/trying.ts';
import type { DifferingKey, Trial } from '#session/trial.ts';
import { counted } from '#ui/times.ts';
import { useApp } from '../context.ts';
import { endingText } from '../playground/words.ts';
import libraryStyles from './library.module.css';
import progress from './progress.module.css';
import styles from './trial-report.module.css';

/** Differences listed; a package that is wrong may be so a thousand times. */
const LISTED = 50;

export function TrialReport() {
  const trial = useApp((state) => state.trial);
  if (trial === undefined || trial.total === 0) return undefined;
  const { done, total, differing, stopped, fault } = trial;
  const running = done < total && fault === undefined;
  return (
    <section className={styles['trial']} aria-label="Its programs">
      <p role="status">{running ? runningText(trial) : doneText(trial)}</p>
      {running ? (
        <progress
          className={progress['progress']}
          max={total}
          value={done}
          aria-label="Programs run"
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
            <strong>
              {counted(differing.length, 'program')} {differing.length === 1 ? 'prints' : 'print'}{' '}
              something else than the package says.
            </strong>{' '}
            What is printed here counts.
          </p>
          {differing.slice(0, LISTED).map((one) => (
            <Difference key={`${one.questionId} ${one.program}`} one={one} />
          ))}
          {differing.length > LISTED ? <p>And {differing.length - LISTED} more.</p> : undefined}
        </div>
      )}
      <p className={libraryStyles['facts']}>
        They run in a sandbox: they reach no file, no network and none of your data.
      </p>
    </section>
  );
}

function runningText({ done, total }: Trial): string {
  return `${done.toLocaleString()} of ${counted(total, 'program')} run. You need not wait: the others are run behind.`;
}

function doneText({ total, compared, differing, fault }: Trial): string {
  if (fault !== undefined) {
    return `Its programs could not be run: ${fault} They are run when they are asked about.`;
  }
  const all = `${total === 1 ? 'Its program was' : `All ${total.toLocaleString()} programs were`} run.`;
  if (compared === 0) return all;
  return differing.length === 0 && compared === total
    ? `${all} They print what the package says.`
    : all;
}

function Difference({ one: { questionId, packed, here } }: { readonly one: DifferingKey }) {
  return (
    <details>
      <summary>{questionId}</summary>
      <dl className={styles['outputs']}>
        <Output title="The package says" output={packed} />
        <Output title="It prints" output={here} />
      </dl>
    </details>
  );
}

function Output({ title, output }: { readonly title: string; readonly output: AnswerKey }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <pre>{output.stdout === '' ? '(nothing)' : output.stdout}</pre>
        <p className={libraryStyles['facts']}>
          {endingText(output.ended)} {output.seconds.toLocaleString()} s on its clock.
        </p>
      </dd>
    </div>
  );
}

import type { ClockExercise } from '#session/forms/clock/clock.ts';
import type { ClockVerdict as Verdict } from '#session/judge.ts';
import { Plain } from '#ui/plain.tsx';
import { counted } from '#ui/times.ts';
import type { FormVerdictProps } from '../form-view.ts';
import styles from './clock.module.css';
import { CLOCK } from '../texts.ts';

/** The answer about a paused program beside the truth, and the steps that lead there. */
export function ClockVerdict({ exercise, draft, verdict }: FormVerdictProps<'clock'>) {
  const { options, right, kind, narration } = exercise;
  const texts = (places: readonly number[]): string =>
    places.map((at) => options[at] ?? '').join(kind === 'ready-queue' ? ' → ' : ', ');
  return (
    <>
      <dl className={styles['answers']}>
        {verdict.correct ? undefined : (
          <>
            <dt>{CLOCK.youSaid}</dt>
            <dd className={styles['wrong']}>
              {draft.taken.length === 0 ? CLOCK.none : texts(draft.taken)}
            </dd>
          </>
        )}
        <dt>{CLOCK.names[kind]}</dt>
        <dd className={styles['right']}>{texts(right)}</dd>
      </dl>
      <section aria-labelledby="clock-steps">
        <h2 className={styles['steps-title']} id="clock-steps">
          {CLOCK.steps[kind]}
        </h2>
        <ol className={styles['steps']}>
          {narration.map((sentence, at) => (
            // Two steps may have the same text.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              <Plain text={sentence} />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** The verdict on a wrong answer, in a sentence. */
export function clockTitle({ rightUpTo }: Verdict, { kind, right }: ClockExercise): string {
  if (kind === 'ready-queue' && rightUpTo > 0) {
    return CLOCK.readyUpTo(counted(rightUpTo, 'task'), counted(right.length, 'task'));
  }
  if (kind === 'cancelled' && rightUpTo > 0) {
    return rightUpTo === right.length ? CLOCK.fewer : CLOCK.named(rightUpTo, right.length);
  }
  return CLOCK.wrong[kind];
}

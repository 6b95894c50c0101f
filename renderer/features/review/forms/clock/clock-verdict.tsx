import type { MomentKind } from '#format/types.ts';
import type { ClockExercise } from '#session/forms/clock/clock.ts';
import type { ClockVerdict as Verdict } from '#session/judge.ts';
import { Plain } from '#ui/plain.tsx';
import { counted } from '#ui/times.ts';
import type { FormVerdictProps } from '../form-view.ts';
import styles from './clock.module.css';

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
            <dt>You said</dt>
            <dd className={styles['wrong']}>
              {draft.taken.length === 0 ? 'none' : texts(draft.taken)}
            </dd>
          </>
        )}
        <dt>{NAMES[kind]}</dt>
        <dd className={styles['right']}>{texts(right)}</dd>
      </dl>
      <section aria-labelledby="clock-steps">
        <h2 className={styles['steps-title']} id="clock-steps">
          {STEPS[kind]}
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

const NAMES = {
  'next-line': 'Runs next',
  'ready-queue': 'Ready, in order',
  'seconds': 'Passed',
  'cancelled': 'Cancelled',
  'printed-next': 'Printed next',
  'who-prints': 'Prints it',
  'alive': 'Alive',
  'surfaces': 'It surfaces',
} as const satisfies Record<MomentKind, string>;

const STEPS = {
  'next-line': 'What the loop does in between',
  'ready-queue': 'What the loop does there',
  'seconds': 'How the clock came there',
  'cancelled': 'Who asks whom',
  'printed-next': 'What the loop does in between',
  'who-prints': 'What happens there',
  'alive': 'The tasks there',
  'surfaces': 'Where it goes',
} as const satisfies Record<MomentKind, string>;

/** The verdict on a wrong answer, in a sentence. */
export function clockTitle({ rightUpTo }: Verdict, { kind, right }: ClockExercise): string {
  switch (kind) {
    case 'next-line':
      return 'A different line runs next.';
    case 'seconds':
      return 'A different time.';
    case 'printed-next':
      return 'A different line is printed next.';
    case 'who-prints':
      return 'A different task prints it.';
    case 'alive':
      return 'A different number of tasks is alive.';
    case 'surfaces':
      return 'It surfaces somewhere else.';
    case 'ready-queue':
      return rightUpTo === 0
        ? 'A different task comes first.'
        : `First ${counted(rightUpTo, 'task')} correct; ${counted(right.length, 'task')} are ready.`;
    case 'cancelled':
      if (rightUpTo === 0) return 'Different tasks are cancelled.';
      return rightUpTo === right.length
        ? 'Fewer tasks are cancelled.'
        : `You named ${rightUpTo} of ${right.length} tasks that are cancelled.`;
  }
}

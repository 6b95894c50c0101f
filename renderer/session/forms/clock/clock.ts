/** Stop the clock: what comes next in a program that is paused in the middle. */
import type { ClockVerdict } from '#session/judge.ts';
import { judgeClock } from '#session/judge.ts';
import type { FormSpec } from '#session/forms/form.ts';
import type { ClockQuestion } from './question.ts';

export interface ClockExercise extends ClockQuestion {
  readonly form: 'clock';
}

export interface ClockDraft {
  readonly form: 'clock';
  /** Indexes into the options, in the order in which they were taken. */
  readonly taken: readonly number[];
}

/** Whether one alone is to be taken. */
export function takesOne({ kind }: Pick<ClockQuestion, 'kind'>): boolean {
  return kind === 'next-line' || kind === 'seconds';
}

export const clock: FormSpec<ClockExercise, ClockDraft, ClockVerdict> = {
  findExercise: async ({ engine, program, models, seed }) => {
    const { stdout, trace } = await engine.run(program, { trace: true });
    if (trace === undefined) return undefined;
    const { openTrace, stopTheClock } = await import('./trace.ts');
    const believedSeconds = models().map((run) => run.seconds);
    const question = stopTheClock({ reader: openTrace(trace), stdout, believedSeconds, seed });
    return question && { form: 'clock', ...question };
  },
  empty: () => ({ form: 'clock', taken: [] }),
  isEmpty: ({ taken }) => taken.length === 0,
  answer: ({ taken }, { kind, options }) =>
    [kind, ...taken.map((at) => options[at] ?? '')].join('\n'),
  judge: ({ taken }, { kind, right }) => judgeClock(taken, right, kind === 'ready-queue'),
  moment: ({ moment }) => moment,
  lines: ({ options }) => options.length,
  letters: ({ options }) => options.length,
  press: (draft, exercise, letter) => takeOption(draft, exercise, letter),
  back: ({ taken }) => ({ form: 'clock', taken: taken.slice(0, -1) }),
};

/** Takes an option, or leaves it where it was taken; one alone takes the place of the other. */
export function takeOption(
  { taken }: ClockDraft,
  exercise: Pick<ClockQuestion, 'kind'>,
  option: number,
): ClockDraft {
  if (takesOne(exercise)) return { form: 'clock', taken: [option] };
  const without = taken.filter((other) => other !== option);
  return { form: 'clock', taken: without.length < taken.length ? without : [...taken, option] };
}

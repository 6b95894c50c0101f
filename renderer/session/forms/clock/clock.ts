/** Stop the clock: what comes next in a program that is paused in the middle. */
import type { ClockVerdict } from '#session/judge.ts';
import { judgeClock } from '#session/judge.ts';
import type { FormSpec, RunSource } from '#session/forms/form.ts';
import { takesSeveral } from '#engine/questions/question.ts';
import type { AskedMoment } from '#engine/questions/question.ts';
import type { Moment } from '#format/types.ts';

export interface ClockExercise extends AskedMoment {
  readonly form: 'clock';
}

export interface ClockDraft {
  readonly form: 'clock';
  /** Indexes into the options, in the order in which they were chosen. */
  readonly taken: readonly number[];
}

export const clock: FormSpec<ClockExercise, ClockDraft, ClockVerdict> = {
  findExercise: async ({ engine, program, models, seed }) => {
    const { stdout, trace } = await engine.run(program, { trace: true });
    if (trace === undefined) return undefined;
    const { openTrace, stopTheClock } = await import('./trace.ts');
    const believedSeconds = models().map((run) => run.seconds);
    const question = stopTheClock({ reader: openTrace(trace), stdout, believedSeconds, seed });
    return question && { form: 'clock', ...question, about: '' };
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

/** The line (from 1) that an option names; undefined if it names none. */
export function lineNamed(option: string): number | undefined {
  const [, line] = /^line (\d+)$/u.exec(option) ?? [];
  return line === undefined ? undefined : Number(line);
}

/** Toggles an option; a single choice replaces the other. */
export function takeOption(
  { taken }: ClockDraft,
  exercise: Pick<AskedMoment, 'kind'>,
  option: number,
): ClockDraft {
  if (!takesSeveral(exercise)) return { form: 'clock', taken: [option] };
  const without = taken.filter((other) => other !== option);
  return { form: 'clock', taken: without.length < taken.length ? without : [...taken, option] };
}

/** The exercise at a point of the program's run; undefined if the run has no such question. */
export async function exerciseAt(
  { engine, program, seed }: Pick<RunSource, 'engine' | 'program' | 'seed'>,
  place: Moment,
): Promise<ClockExercise | undefined> {
  const { stdout, trace } = await engine.run(program, { trace: true });
  if (trace === undefined) return undefined;
  const { openTrace, questionAt } = await import('./trace.ts');
  const question = questionAt(
    { reader: openTrace(trace), stdout, believedSeconds: [], seed },
    place,
  );
  return question && { form: 'clock', ...question };
}

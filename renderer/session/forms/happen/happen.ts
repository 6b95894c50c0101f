/** Which of these can happen: outputs that schedules of the program have, among others. */
import type { HappenOption, HappenQuestion } from '#engine/questions/happen.ts';
import { linesOf } from '#format/output.ts';
import type { ChoiceVerdict } from '#session/judge.ts';
import { judgeChoices } from '#session/judge.ts';
import type { FormSpec, RunSource } from '#session/forms/form.ts';

export interface HappenExercise extends HappenQuestion {
  readonly form: 'happen';
}

export interface HappenDraft {
  readonly form: 'happen';
  readonly taken: ReadonlySet<number>;
}

export const happen: FormSpec<HappenExercise, HappenDraft, ChoiceVerdict> = {
  findExercise: async (source) => findHappen(source),
  empty: () => ({ form: 'happen', taken: new Set() }),
  isEmpty: ({ taken }) => taken.size === 0,
  // Their texts: at the next review the same outputs are in other places.
  answer: ({ taken }, { options }) =>
    options.flatMap((option, at) => (taken.has(at) ? [optionText(option)] : [])).join('\n'),
  judge: ({ taken }, { options }) => judgeHappen(taken, options),
  lines: ({ options }) => options.length,
  letters: ({ options }) => options.length,
  press: (draft, _, letter) => takeOutput(draft, letter),
};

/** The exercise of a program; undefined if it has only one outcome, or too many to know all. */
export async function findHappen({
  engine,
  program,
  models,
  seed,
}: Pick<RunSource, 'engine' | 'program' | 'models' | 'seed'>): Promise<HappenExercise | undefined> {
  const { askHappen } = await import('#engine/questions/happen.ts');
  const believed = models().filter(({ same }) => !same);
  const question = await askHappen(engine, program, { believed, seed });
  return question && { form: 'happen', ...question };
}

/** Right if exactly the possible ones were chosen. */
export function judgeHappen(
  taken: ReadonlySet<number>,
  options: readonly HappenOption[],
): ChoiceVerdict {
  const choices = options.map(({ happens }) => ({ correct: happens, text: '', why: '' }));
  return judgeChoices(choices, taken, true);
}

/** Toggles an output. */
export function takeOutput({ taken }: HappenDraft, option: number): HappenDraft {
  const next = new Set(taken);
  if (!next.delete(option)) next.add(option);
  return { form: 'happen', taken: next };
}

/** An output on one line, with its ending unless that is normal. */
function optionText({ stdout, ended }: HappenOption): string {
  const lines = linesOf(stdout).join(' / ');
  if (ended.kind === 'returned') return lines;
  return `${lines} (${ended.kind === 'raised' ? ended.type : 'never ends'})`;
}

/** Choose the output among several; the wrong ones come from models of asyncio. */
import { linesOf } from '#format/output.ts';
import type { AnswerKey } from '#format/types.ts';
import { seededRandom, shuffled } from '#format/random.ts';
import type { OutputVerdict, Prediction } from '#session/judge.ts';
import { judgeOutput } from '#session/judge.ts';
import { endingOf, sameEnding } from '#session/forms/endings.ts';
import type { Ending } from '#session/forms/endings.ts';
import type { FormSpec } from '#session/forms/form.ts';

export interface OutputOption {
  readonly stdout: string;
  readonly ending: Ending;
}

export interface ChooseExercise {
  readonly form: 'choose';
  readonly key: AnswerKey;
  readonly options: readonly OutputOption[];
}

export interface ChooseDraft {
  readonly form: 'choose';
  /** Index into the options. */
  readonly taken: number | undefined;
}

/** More outputs than this cannot be compared at a glance. */
const MOST_OPTIONS = 4;
/** With fewer, a guess is right half the time. */
const FEWEST_OPTIONS = 3;
/** Longer outputs cannot be compared side by side. */
const MOST_LINES = 14;

export const choose: FormSpec<ChooseExercise, ChooseDraft, OutputVerdict> = {
  exercise: ({ key, believed, seed }) => {
    if (key === undefined || linesOf(key.stdout).length > MOST_LINES) return undefined;
    const options: OutputOption[] = [{ stdout: key.stdout, ending: endingOf(key.ended) }];
    for (const { stdout, ended } of believed) {
      const option = { stdout, ending: endingOf(ended) };
      const known = options.some((other) => sameOption(option, other));
      if (known || ended.kind === 'limit' || linesOf(stdout).length > MOST_LINES) continue;
      options.push(option);
      if (options.length === MOST_OPTIONS) break;
    }
    if (options.length < FEWEST_OPTIONS) return undefined;
    return { form: 'choose', key, options: shuffled(options, seededRandom(seed)) };
  },
  empty: () => ({ form: 'choose', taken: undefined }),
  isEmpty: ({ taken }) => taken === undefined,
  answer: (draft, exercise) => predicted(draft, exercise).stdout,
  judge: (draft, exercise) => judgeOutput(predicted(draft, exercise), exercise.key),
  prediction: predicted,
  lines: ({ options }) => options.length,
  letters: ({ options }) => options.length,
  press: (_, __, letter) => ({ form: 'choose', taken: letter }),
};

function predicted({ taken }: ChooseDraft, { options }: ChooseExercise): Prediction {
  return options[taken ?? -1] ?? { stdout: '' };
}

function sameOption(one: OutputOption, other: OutputOption): boolean {
  return one.stdout.trimEnd() === other.stdout.trimEnd() && sameEnding(one.ending, other.ending);
}

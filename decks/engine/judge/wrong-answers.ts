/** Whether the entries of a question's section `## Wrong` really are wrong answers. Pure. */
import { looksSame } from '#format/output.ts';
import type { AnswerKey, PlacedQuestion, PredictQuestion } from '#format/types.ts';
import { variant } from '#format/vary.ts';
import type { ModelledQuestion } from './model-answers.ts';

/** A problem with an entry of `## Wrong`. */
export interface WrongAnswerFault {
  readonly placed: PlacedQuestion;
  /** Index of the entry. */
  readonly entry: number;
  /** Whether it is a note only, and the entry may stay. */
  readonly note: boolean;
  readonly message: string;
  readonly remedy: string;
}

/**
 * Entries whose output is right in some variant, and those that a model prints, so that the learner
 * is told of the belief anyway.
 *
 * @param keyOf the answer key of a program; undefined if there is none.
 */
export function wrongAnswerFaults(
  modelled: readonly ModelledQuestion[],
  keyOf: (program: string) => AnswerKey | undefined,
): readonly WrongAnswerFault[] {
  return modelled.flatMap(({ placed, question, variants }) =>
    (question.wrong ?? []).flatMap(({ output }, entry): readonly WrongAnswerFault[] => {
      const right = rightIn(question, entry, variants.length, keyOf);
      if (right !== undefined) {
        const where = right === 0 ? 'This output is' : `In variant ${right} this output is`;
        return [
          {
            placed,
            entry,
            note: false,
            message: `${where} what the program prints, so it is not wrong.`,
            remedy: 'Write another output, or delete it and the paragraph below it.',
          },
        ];
      }
      const run = variants[0]?.runs.find(({ same, stdout }) => !same && looksSame(stdout, output));
      const noted = question.models.some(({ model }) => run?.ids.includes(model));
      if (run === undefined || noted) return [];
      return [
        {
          placed,
          entry,
          note: true,
          message: `The model \`${run.ids.join(' + ')}\` prints this output.`,
          remedy:
            'Say it below `## Models`: there it fits every variant, and the belief is counted.',
        },
      ];
    }),
  );
}

/** The first variant in which an entry's output is right. */
function rightIn(
  question: PredictQuestion,
  entry: number,
  count: number,
  keyOf: (program: string) => AnswerKey | undefined,
): number | undefined {
  for (let index = 0; index < count; index += 1) {
    const asked = variant(question, index);
    const key = keyOf(asked.program);
    const output = asked.kind === 'predict' ? asked.wrong?.[entry]?.output : undefined;
    if (key !== undefined && output !== undefined && looksSame(output, key.stdout)) return index;
  }
  return undefined;
}

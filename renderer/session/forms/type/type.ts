/** Type the exact output, line by line, and say how the program ends. */
import { linesOf } from '#format/output.ts';
import type { AnswerKey } from '#format/types.ts';
import type { OutputVerdict, Prediction } from '#session/judge.ts';
import { judgeOutput } from '#session/judge.ts';
import { RETURNED, exceptionsFor } from '#session/forms/endings.ts';
import type { Ending } from '#session/forms/endings.ts';
import type { FormSpec } from '#session/forms/form.ts';

export interface TypeExercise {
  readonly form: 'type';
  readonly key: AnswerKey;
  /** Exceptions to choose from, for a program that the learner expects to end with one. */
  readonly exceptions: readonly string[];
}

export interface TypeDraft {
  readonly form: 'type';
  readonly text: string;
  readonly ending: Ending;
}

export const type: FormSpec<TypeExercise, TypeDraft, OutputVerdict> = {
  exercise: ({ question, key, seed }) =>
    key && { form: 'type', key, exceptions: exceptionsFor(question.program, key.ended, seed) },
  empty: () => ({ form: 'type', text: '', ending: RETURNED }),
  isEmpty: ({ text, ending }) => text.trim() === '' && ending.kind === 'returned',
  answer: ({ text }) => text,
  judge: (draft, { key }) => judgeOutput(predicted(draft), key),
  prediction: predicted,
  lines: ({ key }) => linesOf(key.stdout).length,
};

function predicted({ text, ending }: TypeDraft): Prediction {
  return { stdout: text, ending };
}

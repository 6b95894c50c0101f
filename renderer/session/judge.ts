/** Whether an answer is right, and where it first is not. Pure. */
import type { ChoiceQuestion } from '#format/types.ts';

/** One line of a prediction beside the line that was printed; undefined where one is shorter. */
export interface LinePair {
  readonly predicted: string | undefined;
  readonly printed: string | undefined;
  readonly same: boolean;
}

export interface OutputVerdict {
  readonly kind: 'output';
  readonly correct: boolean;
  readonly lines: readonly LinePair[];
  /** Index of the first line that differs; undefined where none does. */
  readonly firstDifference: number | undefined;
}

export interface ChoiceVerdict {
  readonly kind: 'choice';
  readonly correct: boolean;
  /** Index of each choice to whether it was rightly taken or left. */
  readonly rightly: readonly boolean[];
}

export type Verdict = OutputVerdict | ChoiceVerdict;

/** The lines of an output: the last line break ends a line and begins none. */
export function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  return text.replace(/\n$/, '').split('\n');
}

/**
 * Compares a predicted output with the printed one, line by line. White space at the end of a line
 * cannot be seen and does not count, nor do empty lines at the end of the prediction.
 */
export function judgeOutput(prediction: string, stdout: string): OutputVerdict {
  const predicted = linesOf(prediction.replaceAll('\r\n', '\n').trimEnd());
  const printed = linesOf(stdout.trimEnd());
  const length = Math.max(predicted.length, printed.length);
  const lines = Array.from({ length }, (_, at): LinePair => {
    const one = predicted[at];
    const other = printed[at];
    const same = one !== undefined && one.trimEnd() === other?.trimEnd();
    return { predicted: one, printed: other, same };
  });
  const first = lines.findIndex(({ same }) => !same);
  return {
    kind: 'output',
    correct: first === -1,
    lines,
    firstDifference: first === -1 ? undefined : first,
  };
}

/** Right where exactly the correct choices were taken. */
export function judgeChoice(question: ChoiceQuestion, taken: ReadonlySet<number>): ChoiceVerdict {
  const rightly = question.choices.map(({ correct }, at) => taken.has(at) === correct);
  return { kind: 'choice', correct: rightly.every(Boolean), rightly };
}

/** Whether an answer is right, and where it first is not. Pure. */
import { firstDifference, seenLines } from '#format/output.ts';
import type { AnswerKey, Choice } from '#format/types.ts';
import type { Ending } from './forms/endings.ts';
import { endingOf, sameEnding } from './forms/endings.ts';

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
  /** How it was predicted to end, where that was asked, and how it ends. */
  readonly ending: {
    readonly predicted: Ending | undefined;
    readonly actual: Ending;
    readonly same: boolean;
  };
}

export interface ChoiceVerdict {
  readonly kind: 'choice';
  readonly correct: boolean;
  /** Index of each choice to whether it was rightly taken or left. */
  readonly rightly: readonly boolean[];
}

export interface ClockVerdict {
  readonly kind: 'clock';
  readonly correct: boolean;
  /** How many of those taken are right: in order, up to the first that is not; else one by one. */
  readonly rightUpTo: number;
}

export interface OnlyVerdict {
  readonly kind: 'only';
  readonly correct: boolean;
  /** Whether what is wanted can still happen. */
  readonly possible: boolean;
  /** How many other outcomes were seen. */
  readonly others: number;
}

export type Verdict = OutputVerdict | ChoiceVerdict | ClockVerdict | OnlyVerdict;

/** What is said of a program: what it prints and, in some forms, how it ends. */
export interface Prediction {
  readonly stdout: string;
  readonly ending?: Ending;
}

/**
 * Compares a predicted output with the printed one, line by line. What cannot be seen does not
 * count: see `seenLines`.
 */
export function judgeOutput(
  prediction: Prediction,
  { stdout, ended }: Pick<AnswerKey, 'stdout' | 'ended'>,
): OutputVerdict {
  const predicted = seenLines(prediction.stdout);
  const printed = seenLines(stdout);
  const length = Math.max(predicted.length, printed.length);
  const lines = Array.from({ length }, (_, at): LinePair => {
    const one = predicted[at];
    const other = printed[at];
    return { predicted: one, printed: other, same: one === other };
  });
  const first = firstDifference(predicted, printed);
  const actual = endingOf(ended);
  const { ending } = prediction;
  const sameEnd = ending === undefined || sameEnding(ending, actual);
  return {
    kind: 'output',
    correct: first === undefined && sameEnd,
    lines,
    firstDifference: first,
    ending: { predicted: ending, actual, same: sameEnd },
  };
}

/** Right where what was taken is what is right, in the same order where that is asked. */
export function judgeClock(
  taken: readonly number[],
  right: readonly number[],
  ordered: boolean,
): ClockVerdict {
  const differs = taken.findIndex((option, at) => option !== right[at]);
  const inOrder = differs === -1 ? taken.length : differs;
  const rightUpTo = ordered ? inOrder : taken.filter((option) => right.includes(option)).length;
  const correct = rightUpTo === right.length && taken.length === right.length;
  return { kind: 'clock', correct, rightUpTo };
}

/** Right where the wanted outcome was seen, and no other. */
export function judgeOnly(
  outcomes: readonly Prediction[],
  wanted: Pick<AnswerKey, 'stdout' | 'ended'>,
): OnlyVerdict {
  const others = outcomes.filter((outcome) => !judgeOutput(outcome, wanted).correct).length;
  const possible = others < outcomes.length;
  return { kind: 'only', correct: possible && others === 0, possible, others };
}

/** Right where exactly the choices were taken whose `correct` is as wanted. */
export function judgeChoices(
  choices: readonly Choice[],
  taken: ReadonlySet<number>,
  wanted: boolean,
): ChoiceVerdict {
  const rightly = choices.map(({ correct }, at) => taken.has(at) === (correct === wanted));
  return { kind: 'choice', correct: rightly.every(Boolean), rightly };
}

/** Whether an answer is right, and where it first differs. Pure. */
import { firstDifference, seenLines } from '#format/output.ts';
import type { AnswerKey, Choice } from '#format/types.ts';
import type { Ending } from './forms/endings.ts';
import { endingOf, sameEnding } from './forms/endings.ts';

/** One line of a prediction beside the printed line; undefined where one is shorter. */
export interface LinePair {
  readonly predicted: string | undefined;
  readonly printed: string | undefined;
  readonly same: boolean;
}

export interface OutputVerdict {
  readonly kind: 'output';
  readonly correct: boolean;
  readonly lines: readonly LinePair[];
  /** Index of the first line that differs; undefined if none does. */
  readonly firstDifference: number | undefined;
  /** The predicted ending, if asked for, and the actual one. */
  readonly ending: {
    readonly predicted: Ending | undefined;
    readonly actual: Ending;
    readonly same: boolean;
  };
}

export interface ChoiceVerdict {
  readonly kind: 'choice';
  readonly correct: boolean;
  /** For each choice, whether choosing or leaving it was right. */
  readonly rightly: readonly boolean[];
}

export interface ClockVerdict {
  readonly kind: 'clock';
  readonly correct: boolean;
  /**
   * How many of the chosen are right: in order, up to the first wrong one; otherwise individually.
   */
  readonly rightUpTo: number;
}

export interface OnlyVerdict {
  readonly kind: 'only';
  readonly correct: boolean;
  /** Whether the wanted outcome is still possible. */
  readonly possible: boolean;
  /** How many other outcomes were seen. */
  readonly others: number;
}

export type Verdict = OutputVerdict | ChoiceVerdict | ClockVerdict | OnlyVerdict;

/** The prediction about a program: its output and, in some forms, its ending. */
export interface Prediction {
  readonly stdout: string;
  readonly ending?: Ending;
}

/**
 * Compares a predicted output with the printed one, line by line. Invisible differences do not
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

/** Right if exactly the right ones were chosen, in the same order if that is asked for. */
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

/** Right if the wanted outcome was seen, and no other. */
export function judgeOnly(
  outcomes: readonly Prediction[],
  wanted: Pick<AnswerKey, 'stdout' | 'ended'>,
): OnlyVerdict {
  const others = outcomes.filter((outcome) => !judgeOutput(outcome, wanted).correct).length;
  const possible = others < outcomes.length;
  return { kind: 'only', correct: possible && others === 0, possible, others };
}

/** Right if exactly the choices were chosen whose `correct` is as wanted. */
export function judgeChoices(
  choices: readonly Choice[],
  taken: ReadonlySet<number>,
  wanted: boolean,
): ChoiceVerdict {
  const rightly = choices.map(({ correct }, at) => taken.has(at) === (correct === wanted));
  return { kind: 'choice', correct: rightly.every(Boolean), rightly };
}

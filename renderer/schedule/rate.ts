/** From an answer to its suggested rating; the learner may choose another. */
import type { Form } from './forms.ts';
import type { Confidence, Rating } from './types.ts';

/** What a suggestion is based on. */
export interface Evidence {
  readonly correct: boolean;
  readonly confidence: Confidence;
  /** Milliseconds from question shown to answer committed. */
  readonly took: number;
  readonly form: Form;
  /** Lines of the program to read. */
  readonly programLines: number;
  /** The chosen reason is wrong; absent if none was asked for. */
  readonly otherReason?: boolean;
  /** Lines of the answer: of the output, to be changed, or the number of choices. */
  readonly answerLines: number;
}

const SECOND = 1000;
/** To read the task. */
const START = 6 * SECOND;
/** To read and follow a line of asyncio code. */
const PER_PROGRAM_LINE = 3 * SECOND;
/** To give a line of the answer. */
const PER_ANSWER_LINE = {
  order: 3 * SECOND,
  type: 5 * SECOND,
  choose: 6 * SECOND,
  clock: 5 * SECOND,
  // To find the line, change it, and check it once more.
  print: 30 * SECOND,
  concept: 4 * SECOND,
  // Each output has to be thought through separately.
  happen: 10 * SECOND,
  only: 30 * SECOND,
} as const satisfies Record<Form, number>;

/** Below this share of the expected time the answer was known rather than worked out. */
const QUICK = 0.35;
/** Above this multiple of it the answer was worked out with effort. */
const SLOW = 2.5;
/** A longer pause means that the learner was away, and says nothing about memory. */
const AWAY = 10 * 60 * SECOND;

/** Milliseconds that a learner who knows the subject is expected to take. */
export function expectedTime(evidence: Omit<Evidence, 'correct' | 'confidence' | 'took'>): number {
  return (
    START +
    PER_PROGRAM_LINE * evidence.programLines +
    PER_ANSWER_LINE[evidence.form] * evidence.answerLines
  );
}

/**
 * The rating an answer suggests: wrong is `again`; correct is `good`, or `hard` if it was a guess
 * or took long. `easy` only for a quick exact output that the learner was sure of: an order or a
 * choice can be recognised or guessed, and too long an interval costs more than too short a one.
 */
export function suggestRating(evidence: Evidence): Rating {
  if (!evidence.correct) return 'again';
  if (evidence.confidence === 'guess' || evidence.otherReason === true) return 'hard';
  const expected = expectedTime(evidence);
  const slow = SLOW * expected;
  const away = Math.max(AWAY, 2 * slow);
  if (evidence.took > slow && evidence.took <= away) return 'hard';
  const { form, confidence, took } = evidence;
  if (form === 'type' && confidence === 'sure' && took < QUICK * expected) return 'easy';
  return 'good';
}

/** How long learning takes: what answers took, this learner's pace, and what that means for a day. */
import { timeSpent } from './length.ts';

/** An answer as far as its time goes. Times in ms. */
export interface TimedAnswer {
  readonly sessionId: string;
  /** When it was committed, since the epoch. */
  readonly at: number;
  /** From question shown to answer committed. */
  readonly took: number;
}

/**
 * Milliseconds that answers took together with what was read between them, in the order given. Time
 * between two sessions does not count, and an absence only as a few minutes: see `timeSpent`.
 */
export function timeTaken(answers: readonly TimedAnswer[]): number {
  return answers.reduce((sum, answer, at) => {
    const before = answers[at - 1];
    const together = before?.sessionId === answer.sessionId;
    return sum + (together ? timeSpent(before.at, answer.at) : timeSpent(0, answer.took));
  }, 0);
}

/** Milliseconds from one question to the next for somebody of whom nothing is known. */
export const USUAL_PACE = 60_000;

/** Fewer answers say nothing about a pace. */
const ENOUGH = 8;

/** Milliseconds from one question to the next by a learner's latest answers, in their order. */
export function paceOf(answers: readonly TimedAnswer[]): number {
  return answers.length < ENOUGH ? USUAL_PACE : timeTaken(answers) / answers.length;
}

/** Cards that are still to come in a session, by kind. */
export interface ToCome {
  readonly fresh: number;
  readonly learning: number;
  readonly review: number;
}

/**
 * Answers that a card takes on average until it leaves the session: some are answered wrong and come
 * again. From the simulated sixteen days of `tests/learner`.
 */
const ANSWERS = { fresh: 2, learning: 1.3, review: 1.3 } as const satisfies ToCome;

/** How many answers the cards to come will take. */
export function expectedAnswers({ fresh, learning, review }: ToCome): number {
  return fresh * ANSWERS.fresh + learning * ANSWERS.learning + review * ANSWERS.review;
}

const MINUTE = 60_000;

/** Whole minutes that so many answers take at a pace (ms), at least one where there is any. */
export function minutesFor(answers: number, pace: number): number {
  return answers <= 0 ? 0 : Math.max(1, Math.round((answers * pace) / MINUTE));
}

/** New cards that a day brings where the learner has not said otherwise. */
export const USUAL_NEW = 5;

/** Time (ms) that a day has for what is due and for new cards, for as many of these as usual. */
const BUDGET = 20 * MINUTE;

/**
 * Time (ms) in a day after which no new card is begun; what is begun or due is still asked. Whoever
 * wants more new cards than usual wants to spend more time.
 */
export function newBudget(newPerDay: number): number {
  return BUDGET * Math.max(1, newPerDay / USUAL_NEW);
}

/**
 * How many new cards fit into `time` (ms) at a pace, after all that is due: what was begun comes
 * before anything new, or each day would be longer than the one before.
 */
export function freshThatFit(
  time: number,
  pace: number,
  due: Pick<ToCome, 'learning' | 'review'>,
): number {
  const left = time - expectedAnswers({ ...due, fresh: 0 }) * pace;
  return Math.max(0, Math.floor(left / (ANSWERS.fresh * pace)));
}

/**
 * How long learning takes: the time of answers, this learner's pace, and what follows for a day.
 */
import { timeSpent } from './length.ts';

/** The times of an answer, in ms. */
export interface TimedAnswer {
  readonly sessionId: string;
  /** When it was committed, since the epoch. */
  readonly at: number;
  /** From question shown to answer committed. */
  readonly took: number;
}

/**
 * Milliseconds for answers and the reading between them, in the given order. Time between two
 * sessions does not count, and an absence only as a few minutes: see `timeSpent`.
 */
export function timeTaken(answers: readonly TimedAnswer[]): number {
  return answers.reduce((sum, answer, at) => {
    const before = answers[at - 1];
    const together = before?.sessionId === answer.sessionId;
    return sum + (together ? timeSpent(before.at, answer.at) : timeSpent(0, answer.took));
  }, 0);
}

/** Milliseconds from one question to the next for a learner without history. */
export const USUAL_PACE = 60_000;

/** Fewer answers say nothing about a pace. */
const ENOUGH = 8;

/** Milliseconds from one question to the next over a learner's latest answers, in their order. */
export function paceOf(answers: readonly TimedAnswer[]): number {
  return answers.length < ENOUGH ? USUAL_PACE : timeTaken(answers) / answers.length;
}

/** Cards still to come in a session, by kind. */
export interface ToCome {
  readonly fresh: number;
  readonly learning: number;
  readonly review: number;
}

/**
 * Average answers to a card until it leaves the session: some are answered wrong and return. From
 * the simulated sixteen days of `tests/learner`.
 */
const ANSWERS = { fresh: 2, learning: 1.3, review: 1.3 } as const satisfies ToCome;

/** How many answers the cards to come will take. */
export function expectedAnswers({ fresh, learning, review }: ToCome): number {
  return fresh * ANSWERS.fresh + learning * ANSWERS.learning + review * ANSWERS.review;
}

const MINUTE = 60_000;

/** Whole minutes for this many answers at a pace (ms), at least one if there are any. */
export function minutesFor(answers: number, pace: number): number {
  return answers <= 0 ? 0 : Math.max(1, Math.round((answers * pace) / MINUTE));
}

/** New cards a day by default. */
export const USUAL_NEW = 5;

/** Time (ms) of a day for due cards and new ones, with the default number of new cards. */
const BUDGET = 18 * MINUTE;

/**
 * Time (ms) in a day after which no new card is started; started and due cards are still asked. A
 * learner who asks for more new cards than the default is given more time.
 */
export function newBudget(newPerDay: number): number {
  return BUDGET * Math.max(1, newPerDay / USUAL_NEW);
}

/**
 * How many new cards fit into `time` (ms) at a pace, after all due cards: started cards come before
 * new ones, or each day would be longer than the last. On an idle day, with nothing done and nothing
 * else to do, at least one, however short the time is.
 */
export function freshThatFit(
  time: number,
  pace: number,
  { isIdle, ...due }: Pick<ToCome, 'learning' | 'review'> & { readonly isIdle: boolean },
): number {
  const left = time - expectedAnswers({ ...due, fresh: 0 }) * pace;
  const least = isIdle && time > 0 ? 1 : 0;
  return Math.max(least, Math.floor(left / (ANSWERS.fresh * pace)));
}

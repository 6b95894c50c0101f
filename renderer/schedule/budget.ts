/**
 * How much time a day has for what is due, and how a backlog is spread over days. What does not fit
 * waits: the order in which cards come decides which, and none is moved for it.
 */
import { learningDay } from './day.ts';
import { expectedAnswers, timeTaken } from './pace.ts';
import type { TimedAnswer } from './pace.ts';
import type { Calendar } from './types.ts';

const MINUTE = 60_000;

/** Days with less than that are no sample of how long somebody learns. */
const SHORTEST = MINUTE;

/** Fewer days say nothing about a habit. */
const ENOUGH_DAYS = 5;

/** Of a learner's days, the part that took no longer than the budget. */
const USUAL = 0.75;

/** Bounds and steps of a learnt budget, in minutes. */
const LEAST = 10;
const MOST = 120;
const STEP = 5;

/**
 * Minutes a day that a learner is used to, by the answers of the last weeks in their order; undefined
 * where there are too few days.
 */
export function usualMinutes(
  answers: readonly TimedAnswer[],
  calendar: Calendar,
): number | undefined {
  const days = Map.groupBy(answers, ({ at }) => learningDay(at, calendar));
  const times = [...days.values()]
    .map(timeTaken)
    .filter((time) => time >= SHORTEST)
    .toSorted((a, b) => a - b);
  if (times.length < ENOUGH_DAYS) return undefined;
  const usual = times[Math.ceil(times.length * USUAL) - 1] ?? 0;
  return Math.min(MOST, Math.max(LEAST, Math.ceil(usual / MINUTE / STEP) * STEP));
}

/** What decides how much time a day has. */
export interface Plan {
  /** Minutes a day; undefined for as many as what is due takes. */
  readonly minutes: number | undefined;
  /** Days of the week on which little is to be done; 0 is Sunday. */
  readonly easyDays: readonly number[];
  /** Nothing is to come before this moment (ms since the epoch). */
  readonly awayUntil: number | undefined;
}

/** The part of its time that an easy day has. */
const EASY = 1 / 3;

/** The day of the week of a learning day; 0 is Sunday. */
export function weekdayOf(day: number): number {
  // Day 0 is a Thursday.
  return (((day + 4) % 7) + 7) % 7;
}

/** Milliseconds that the learning day of `now` has by the plan; Infinity where it has no limit. */
export function timeOfDay(
  { minutes = Infinity, easyDays, awayUntil }: Plan,
  now: number,
  calendar: Calendar,
): number {
  if (awayUntil !== undefined && now < awayUntil) return 0;
  const easy = easyDays.includes(weekdayOf(learningDay(now, calendar)));
  return minutes * MINUTE * (easy ? EASY : 1);
}

/** How many reviews fit into `time` (ms) at a pace, after the cards between two steps of minutes. */
export function reviewsThatFit(time: number, pace: number, learning: number): number {
  if (time === Infinity) return Infinity;
  const left = time - expectedAnswers({ fresh: 0, learning, review: 0 }) * pace;
  const each = expectedAnswers({ fresh: 0, learning: 0, review: 1 }) * pace;
  return Math.max(0, Math.floor(left / each));
}

/** Answers that a question which goes wrong takes before it waits for another day. */
const GONE_WRONG = 3;

/**
 * Of a day's time (ms) that in which a question may be begun, so that it is over in time at a pace even
 * where it goes wrong. Of little time it is half, or nothing could ever be begun.
 */
export function timeToBegin(time: number, pace: number): number {
  return Math.max(0, time / 2, time - GONE_WRONG * pace);
}

/**
 * How many of the cards that come due on each of some days are asked on it, where each day has room
 * for so many and what is left over waits for the next.
 */
export function spreadLoad(due: readonly number[], room: readonly number[]): number[] {
  let waiting = 0;
  return due.map((count, day) => {
    waiting += count;
    const asked = Math.min(waiting, room[day] ?? Infinity);
    waiting -= asked;
    return asked;
  });
}

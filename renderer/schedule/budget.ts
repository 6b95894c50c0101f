/**
 * How much time a day has for due cards, and how a backlog is spread over days. What does not fit
 * waits: the order of the cards decides which, and no due time is moved.
 */
import { learningDay } from './day.ts';
import { expectedAnswers, timeTaken } from './pace.ts';
import type { TimedAnswer } from './pace.ts';
import type { Calendar } from './types.ts';

const MINUTE = 60_000;

/** Days with less than this are no sample of how long somebody learns. */
const SHORTEST = MINUTE;

/** Fewer days say nothing about a habit. */
const ENOUGH_DAYS = 5;

/** The share of a learner's days that stay within the budget. */
const USUAL = 0.75;

/** Bounds and step of a learnt budget, in minutes. */
const LEAST = 10;
const MOST = 120;
const STEP = 5;

/**
 * A learner's usual minutes a day, from the answers of the last weeks in their order; undefined if
 * there are too few days.
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

/** The settings that decide how much time a day has. */
export interface Plan {
  /** Minutes a day; undefined for as many as due cards take. */
  readonly minutes: number | undefined;
  /** Days of the week with little to do; 0 is Sunday. */
  readonly easyDays: readonly number[];
  /** Nothing is asked before this moment (ms since the epoch). */
  readonly awayUntil: number | undefined;
}

/** The share of its time that an easy day keeps. */
const EASY = 1 / 3;

/** The day of the week of a learning day; 0 is Sunday. */
export function weekdayOf(day: number): number {
  // Day 0 is a Thursday.
  return (((day + 4) % 7) + 7) % 7;
}

/** The time (ms) that the plan gives the learning day of `now`; Infinity without a limit. */
export function timeOfDay(
  { minutes = Infinity, easyDays, awayUntil }: Plan,
  now: number,
  calendar: Calendar,
): number {
  if (awayUntil !== undefined && now < awayUntil) return 0;
  const easy = easyDays.includes(weekdayOf(learningDay(now, calendar)));
  return minutes * MINUTE * (easy ? EASY : 1);
}

/** How many reviews fit into `time` (ms) at a pace, after the cards in learning steps. */
export function reviewsThatFit(time: number, pace: number, learning: number): number {
  if (time === Infinity) return Infinity;
  const left = time - expectedAnswers({ fresh: 0, learning, review: 0 }) * pace;
  const each = expectedAnswers({ fresh: 0, learning: 0, review: 1 }) * pace;
  return Math.max(0, Math.floor(left / each));
}

/** The answers that a question answered wrong takes before it waits for another day. */
const GONE_WRONG = 3;

/**
 * The part of a day's time (ms) in which a question may be started, so that it ends in time at this
 * pace even if answered wrong. Of a short time it is half, or nothing could ever be started.
 */
export function timeToBegin(time: number, pace: number): number {
  return Math.max(0, time / 2, time - GONE_WRONG * pace);
}

/**
 * How many of the cards due on each day are asked on it, if each day has limited room and the rest
 * moves to the next.
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

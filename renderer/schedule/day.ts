/**
 * Learning days: the local calendar with a new day at the rollover hour instead of midnight, so
 * that an evening past midnight still counts as the same day.
 */
import { firstIndex } from '#format/search.ts';
import type { Calendar } from './types.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Milliseconds of a day without a change of the clocks. */
export const DAY = 24 * HOUR;

/**
 * The number of the learning day that contains the moment `at` (ms since the epoch). Day 0 is the
 * local 1 January 1970; neighbouring days differ by 1 whatever their length in hours.
 */
export function learningDay(at: number, calendar: Calendar): number {
  const local = at + calendar.offsetMinutes(at) * MINUTE;
  return Math.floor((local - calendar.rolloverHour * HOUR) / DAY);
}

/**
 * The first moment (ms since the epoch) of a learning day. If a change of the clocks skips the
 * rollover hour, it is the moment of the change; if a whole day is skipped (Samoa, 30 December
 * 2011), the first moment of the day after.
 */
export function startOfLearningDay(day: number, calendar: Calendar): number {
  const local = day * DAY + calendar.rolloverHour * HOUR;
  // The right offset is the one at the result; a second pass settles it except near a change.
  const first = local - calendar.offsetMinutes(local) * MINUTE;
  const guess = local - calendar.offsetMinutes(first) * MINUTE;
  if (learningDay(guess, calendar) === day && learningDay(guess - 1, calendar) < day) return guess;
  // No offset exceeds 14 hours and no change a day, so two days contain the result.
  const earliest = local - 2 * DAY;
  const isInDay = (ms: number): boolean => learningDay(earliest + ms, calendar) >= day;
  return earliest + firstIndex(4 * DAY, isInDay);
}

/** The first moment (ms since the epoch) of the learning day after the one that contains `at`. */
export function nextLearningDay(at: number, calendar: Calendar): number {
  return startOfLearningDay(learningDay(at, calendar) + 1, calendar);
}

/**
 * Whole learning days from one moment to another; negative if `to` is on an earlier day, as after
 * the clock was set back.
 */
export function daysBetween(from: number, to: number, calendar: Calendar): number {
  return learningDay(to, calendar) - learningDay(from, calendar);
}

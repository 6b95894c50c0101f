/** The number of cards due on the coming days. */
import { learningDay, startOfLearningDay } from './day.ts';
import type { Calendar } from './types.ts';

/** The due times of one day of a forecast, in ms since the epoch. */
export interface ForecastDay {
  /** 0 is today. */
  readonly offset: number;
  /** First moment, inclusive; today begins at -Infinity, because overdue cards count as today's. */
  readonly from: number;
  /** First moment of the day after, exclusive. */
  readonly to: number;
}

/** The next `days` learning days, today first, for counting due times in an index. */
export function forecastDays(now: number, days: number, calendar: Calendar): ForecastDay[] {
  const today = learningDay(now, calendar);
  return Array.from({ length: days }, (_, offset) => ({
    offset,
    from: offset === 0 ? -Infinity : startOfLearningDay(today + offset, calendar),
    to: startOfLearningDay(today + offset + 1, calendar),
  }));
}

/** How many of the due times (ms since the epoch) are on each of the next `days` learning days. */
export function forecast(
  due: readonly number[],
  now: number,
  days: number,
  calendar: Calendar,
): number[] {
  const today = learningDay(now, calendar);
  const counts = Array.from({ length: days }, () => 0);
  for (const at of due) {
    const offset = Math.max(0, learningDay(at, calendar) - today);
    const count = counts[offset];
    if (count !== undefined) counts[offset] = count + 1;
  }
  return counts;
}

/** What the next days bring. */
import { learningDay, startOfLearningDay } from './day.ts';
import type { Calendar } from './types.ts';

/** A stretch of due times that belongs to one day of a forecast, in ms since the epoch. */
export interface ForecastDay {
  /** 0 is today. */
  readonly offset: number;
  /** First moment, included; today begins at -Infinity, because what is overdue is today's. */
  readonly from: number;
  /** First moment of the day after, excluded. */
  readonly to: number;
}

/** The next `days` learning days, today first, for whoever counts due times in an index. */
export function forecastDays(now: number, days: number, calendar: Calendar): ForecastDay[] {
  const today = learningDay(now, calendar);
  return Array.from({ length: days }, (_, offset) => ({
    offset,
    from: offset === 0 ? -Infinity : startOfLearningDay(today + offset, calendar),
    to: startOfLearningDay(today + offset + 1, calendar),
  }));
}

/** How many of the due times (ms since the epoch) fall on each of the next `days` learning days. */
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

/**
 * Calendars for tests: any time zone of the platform, independent of the zone in which the tests
 * run.
 */
import type { Calendar } from '#schedule/types.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const UTC: Calendar = { rolloverHour: 4, offsetMinutes: () => 0 };

/** The calendar of a zone of the tz database such as `Europe/Berlin`. */
export function zone(timeZone: string, rolloverHour = 4): Calendar {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return {
    rolloverHour,
    offsetMinutes(at) {
      const second = Math.floor(at / 1000) * 1000;
      const part = new Map(format.formatToParts(second).map(({ type, value }) => [type, +value]));
      const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? Number.NaN;
      const wall = Date.UTC(
        of('year'),
        of('month') - 1,
        of('day'),
        of('hour'),
        of('minute'),
        of('second'),
      );
      return (wall - second) / 60_000;
    },
  };
}

import { describe, expect, it } from 'vitest';
import { forecast, forecastDays } from '#schedule/forecast.ts';
import { DAY, HOUR, UTC, zone } from './calendars.ts';

const NOON = Date.parse('2026-11-22T12:00Z');

describe('a forecast', () => {
  it('counts due times by learning day, overdue cards with today', () => {
    const due = [NOON - 9 * DAY, NOON, NOON + 15 * HOUR, NOON + 16 * HOUR, NOON + 3 * DAY];
    expect(forecast(due, NOON, 4, UTC)).toEqual([3, 1, 0, 1]);
  });

  it('omits what is beyond its days', () => {
    expect(forecast([NOON + 4 * DAY], NOON, 4, UTC)).toEqual([0, 0, 0, 0]);
  });

  it('agrees with a count over the days, across a change of the clocks', () => {
    const berlin = zone('Europe/Berlin');
    const now = Date.parse('2026-10-23T12:00Z');
    const due = Array.from({ length: 200 }, (_, index) => now - DAY + index * HOUR);
    const counted = forecastDays(now, 5, berlin).map(
      ({ from, to }) => due.filter((at) => at >= from && at < to).length,
    );
    expect(forecast(due, now, 5, berlin)).toEqual(counted);
    expect(counted[2]).toBe(24);
    expect(counted[1]).toBe(25);
  });
});

import { describe, expect, it } from 'vitest';
import { daysBetween, learningDay, startOfLearningDay } from '#schedule/day.ts';
import { DAY, HOUR, UTC, zone } from './calendars.ts';

const at = (text: string): number => Date.parse(text);

describe('a learning day', () => {
  it('begins at the rollover hour, not at midnight', () => {
    const day = learningDay(at('2026-11-22T12:00Z'), UTC);
    expect(learningDay(at('2026-11-23T03:59:59.999Z'), UTC)).toBe(day);
    expect(learningDay(at('2026-11-23T04:00Z'), UTC)).toBe(day + 1);
  });

  it('is local: one moment is another day in another zone', () => {
    const moment = at('2026-11-22T20:00Z');
    expect(learningDay(moment, zone('Asia/Tokyo'))).toBe(
      learningDay(moment, zone('America/New_York')) + 1,
    );
  });

  it('starts at the first moment that belongs to it', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
    const more = ['America/Havana', 'Pacific/Kiritimati', 'America/St_Johns'];
    for (const name of [...zones, ...more]) {
      for (const hour of [0, 2, 3, 4, 23]) {
        const calendar = zone(name, hour);
        const first = learningDay(at('2026-01-01T12:00Z'), calendar);
        for (let day = first; day < first + 366; day += 1) {
          const start = startOfLearningDay(day, calendar);
          expect([name, hour, learningDay(start, calendar)]).toEqual([name, hour, day]);
          expect(learningDay(start - 1, calendar)).toBe(day - 1);
        }
      }
    }
  }, 60_000);

  it('has 23 and 25 hours where the clocks change', () => {
    const berlin = zone('Europe/Berlin');
    const length = (noon: string): number => {
      const day = learningDay(at(noon), berlin);
      return (startOfLearningDay(day + 1, berlin) - startOfLearningDay(day, berlin)) / HOUR;
    };
    expect(length('2026-03-28T12:00Z')).toBe(23);
    expect(length('2026-10-24T12:00Z')).toBe(25);
    expect(length('2026-06-01T12:00Z')).toBe(24);
  });

  it('starts at the change of the clocks if that skips the rollover hour', () => {
    const berlin = zone('Europe/Berlin', 2);
    const day = learningDay(at('2026-03-29T12:00Z'), berlin);
    expect(startOfLearningDay(day, berlin)).toBe(at('2026-03-29T01:00Z'));
  });

  it('that the calendar skips starts with the day after it', () => {
    const apia = zone('Pacific/Apia', 0);
    const before = learningDay(at('2011-12-29T22:00Z'), apia);
    const skipped = startOfLearningDay(before + 1, apia);
    expect(learningDay(skipped, apia)).toBe(before + 2);
    expect(learningDay(skipped - 1, apia)).toBe(before);
  });
});

describe('days between two moments', () => {
  it('counts rollovers, not hours', () => {
    expect(daysBetween(at('2026-11-22T03:00Z'), at('2026-11-22T05:00Z'), UTC)).toBe(1);
    expect(daysBetween(at('2026-11-22T05:00Z'), at('2026-11-23T03:00Z'), UTC)).toBe(0);
  });

  it('is negative if the clock was set back', () => {
    expect(daysBetween(10 * DAY, 8 * DAY, UTC)).toBe(-2);
  });
});

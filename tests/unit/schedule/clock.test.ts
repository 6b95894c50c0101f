import { describe, expect, it } from 'vitest';
import { clockFault } from '#schedule/clock.ts';
import { DEFAULT_OPTIONS, elapsedDays, outcomes } from '#schedule/fsrs.ts';
import type { Memory } from '#schedule/types.ts';
import { DAY, HOUR, UTC } from './calendars.ts';

const NOW = Date.parse('2026-11-22T12:00Z');

describe('the clock', () => {
  it('may be right without answers, in another time zone, or after a year', () => {
    expect(clockFault(NOW, undefined)).toBeUndefined();
    expect(clockFault(NOW, NOW + 20 * HOUR)).toBeUndefined();
    expect(clockFault(NOW, NOW - 400 * DAY)).toBeUndefined();
  });

  it('is behind its own answers, or years ahead of them', () => {
    expect(clockFault(0, NOW)).toBe('behind');
    expect(clockFault(NOW + 800 * DAY, NOW)).toBe('ahead');
  });
});

describe('an answer at an impossible time', () => {
  const memory: Memory = {
    state: 'review',
    stability: 10,
    difficulty: 5,
    step: 0,
    lastReview: 0,
    reps: 3,
    lapses: 0,
  };

  it('counts as a year at most, or twice the stability', () => {
    expect(elapsedDays(memory, NOW, UTC)).toBe(365);
    expect(elapsedDays({ ...memory, stability: 300 }, NOW, UTC)).toBe(600);
    expect(elapsedDays({ ...memory, lastReview: NOW - 200 * DAY }, NOW, UTC)).toBe(200);
  });

  it('gives the interval of a long absence, not of a lifetime', () => {
    const after = (lastReview: number): number =>
      outcomes('deck/card', { ...memory, lastReview }, NOW, UTC, DEFAULT_OPTIONS).good.days;
    expect(after(0)).toBe(after(NOW - 365 * DAY));
  });
});

import { describe, expect, it } from 'vitest';
import { counted, intervalText } from '#ui/times.ts';

const MINUTE = 60_000;

describe('an interval in words', () => {
  it.each([
    [0, '1 min'],
    [20_000, '1 min'],
    [10 * MINUTE, '10 min'],
    [59.4 * MINUTE, '59 min'],
    [59.6 * MINUTE, '1 h'],
    [90 * MINUTE, '2 h'],
    [23 * 60 * MINUTE, '23 h'],
    [-5 * MINUTE, '1 min'],
  ])('of the same day, %d ms, is minutes or hours', (ms, says) => {
    expect(intervalText(0, ms)).toBe(says);
  });

  it.each([
    [1, '1 day'],
    [2, '2 days'],
    [59, '59 days'],
    [60, '2 months'],
    [365, '12 months'],
    [547, '18 months'],
    [548, '1.5 years'],
    [3652, '10.0 years'],
  ])('of %d days has its own unit', (days, says) => {
    expect(intervalText(days, 0)).toBe(says);
  });
});

describe('a count', () => {
  it('is singular for one only', () => {
    expect([0, 1, 2].map((count) => counted(count, 'answer'))).toEqual([
      '0 answers',
      '1 answer',
      '2 answers',
    ]);
  });
});

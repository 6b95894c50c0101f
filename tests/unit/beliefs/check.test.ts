import { describe, expect, it } from 'vitest';
import { mostTried } from '#beliefs/check.ts';

describe('what some programs can try', () => {
  const tests = [
    ['a', 'b'],
    ['a', 'b', 'c'],
    ['c', 'd'],
    ['d', 'e'],
  ];

  it('is what the best of them try, each for what is left', () => {
    expect([0, 1, 2, 3, 9].map((programs) => mostTried(tests, programs))).toEqual([0, 3, 5, 5, 5]);
    expect(mostTried([], 3)).toBe(0);
  });
});

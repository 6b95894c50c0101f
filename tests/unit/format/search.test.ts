import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstIndex } from '#format/search.ts';

describe('the first index', () => {
  it('is the one at which the predicate becomes true, or the length', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(120), (length, from) => {
        expect(firstIndex(length, (index) => index >= from)).toBe(Math.min(length, from));
      }),
    );
  });

  it('tests few indexes, and none outside', () => {
    const asked: number[] = [];
    firstIndex(1_000_000, (index) => {
      asked.push(index);
      return index >= 777_777;
    });
    expect(asked.length).toBeLessThanOrEqual(20);
    expect(Math.min(...asked)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...asked)).toBeLessThan(1_000_000);
  });
});

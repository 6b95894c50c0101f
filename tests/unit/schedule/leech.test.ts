import { describe, expect, it } from 'vitest';
import { becomesLeech, isLeech } from '#schedule/leech.ts';
import type { Memory } from '#schedule/types.ts';

const lapsed = (lapses: number): Memory => ({
  state: 'relearning',
  stability: 1,
  difficulty: 8,
  step: 0,
  lastReview: 0,
  reps: 20,
  lapses,
});

describe('a leech', () => {
  it('was known and forgotten four times', () => {
    expect([0, 3, 4, 9].map((lapses) => isLeech(lapsed(lapses)))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(isLeech({ state: 'new' })).toBe(false);
  });

  it('is reported when it is forgotten the fourth time, and every second time after it', () => {
    const noticed = [1, 2, 3, 4, 5, 6, 7, 8].filter((lapses) =>
      becomesLeech(lapsed(lapses - 1), lapsed(lapses)),
    );
    expect(noticed).toEqual([4, 6, 8]);
    expect(becomesLeech(lapsed(4), lapsed(4))).toBe(false);
  });
});

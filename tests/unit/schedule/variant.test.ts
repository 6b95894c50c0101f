import { describe, expect, it } from 'vitest';
import { variantFor } from '#schedule/variant.ts';
import { NEW, memory } from '../../fixtures/asked.ts';

describe('the variant of a review', () => {
  it('is as the author wrote it at the first meeting', () => {
    expect(variantFor(NEW, 5)).toBe(0);
  });

  it('is the next in turn at every review, and comes round', () => {
    const shown = [1, 2, 3, 4, 5, 6].map((reps) => variantFor(memory('review', reps), 3));
    expect(shown).toEqual([1, 2, 0, 1, 2, 0]);
  });

  it('is the only one where nothing varies', () => {
    expect(variantFor(memory('learning', 7), 1)).toBe(0);
  });
});

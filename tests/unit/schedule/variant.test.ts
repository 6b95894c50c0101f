import { describe, expect, it } from 'vitest';
import { variantFor } from '#schedule/variant.ts';
import { NEW, memory } from '../../fixtures/asked.ts';

describe('the variant of a review', () => {
  it('is the author’s own at the first review', () => {
    expect(variantFor(NEW, 5)).toBe(0);
  });

  it('changes at every review, and starts over', () => {
    const shown = [1, 2, 3, 4, 5, 6].map((reps) => variantFor(memory('review', reps), 3));
    expect(shown).toEqual([1, 2, 0, 1, 2, 0]);
  });

  it('is the only one if nothing varies', () => {
    expect(variantFor(memory('learning', 7), 1)).toBe(0);
  });
});

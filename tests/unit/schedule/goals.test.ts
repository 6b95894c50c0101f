import { describe, expect, it } from 'vitest';
import type { Form } from '#schedule/forms.ts';
import { cameToLast, conceptState, dateAllLast } from '#schedule/goals.ts';
import type { Memory } from '#schedule/types.ts';

const NEW: Memory = { state: 'new' };
const of = (stability: number, state: 'review' | 'relearning' = 'review'): Memory => ({
  state,
  stability,
  difficulty: 5,
  step: 0,
  lastReview: 0,
  reps: 3,
  lapses: 0,
});
const forms = (...names: readonly Form[]): ReadonlySet<Form> => new Set(names);
const DAY = 86_400_000;

describe('a concept', () => {
  it.each([
    ['new', [NEW, NEW], forms()],
    ['introduced', [of(5), NEW], forms()],
    ['introduced', [of(50), of(50)], forms('order')],
    ['understood', [of(5), NEW], forms('order', 'type')],
    ['understood', [of(50), NEW], forms('order', 'type')],
    ['understood', [of(50), of(30)], forms('order', 'type')],
    ['understood', [of(50), of(50, 'relearning')], forms('order', 'type')],
    ['lasting', [of(50), of(30.1)], forms('order', 'type', 'clock')],
  ] as const)('is %s', (state, memories, rightIn) => {
    expect(conceptState(memories, rightIn)).toBe(state);
  });
});

describe('the pace of a month', () => {
  it('counts the cards that became lasting, less the forgotten ones', () => {
    const steps: readonly (readonly [before: number, after: number])[] = [
      [20, 40],
      [40, 90],
      [20, 31],
      // Forgotten: no longer in review.
      [50, NaN],
      [NaN, 2],
    ];
    expect(steps.map((step) => cameToLast(...step))).toEqual([1, 0, 1, -1, 0]);
  });

  it('gives a date for the rest, if there is a pace and the date is near enough', () => {
    expect(dateAllLast(100, 10, 0)).toBe(300 * DAY);
    expect(dateAllLast(100, 4, 0)).toBeUndefined();
    expect(dateAllLast(100, -3, 0)).toBeUndefined();
    expect(dateAllLast(0, 10, 0)).toBeUndefined();
    expect(dateAllLast(5000, 5, 0)).toBeUndefined();
  });
});

/**
 * How far a learner is beyond "learned": concepts that are introduced, understood, lasting. Pure.
 */
import { DAY } from './day.ts';
import type { Form } from './forms.ts';
import type { Memory } from './types.ts';

/** Days of stability from which a card counts as lasting for a goal: a month. */
export const GOAL = 30;

/** Forms in which a concept has to be answered right to count as understood. */
const FORMS_TO_UNDERSTAND = 2;

export type ConceptState = 'new' | 'introduced' | 'understood' | 'lasting';

export function isLastingFor(memory: Memory): boolean {
  return memory.state === 'review' && memory.stability > GOAL;
}

/**
 * The level of a concept, from the memories of its cards and the forms in which any of them was
 * answered right. It is lasting if it is understood and all of its cards are lasting.
 */
export function conceptState(
  memories: readonly Memory[],
  rightIn: ReadonlySet<Form>,
): ConceptState {
  if (memories.every(({ state }) => state === 'new')) return 'new';
  if (rightIn.size < FORMS_TO_UNDERSTAND) return 'introduced';
  return memories.every(isLastingFor) ? 'lasting' : 'understood';
}

/** The days over which the pace is measured. */
export const PACE_DAYS = 30;

/** Fewer cards that became lasting in these days give no pace. */
const ENOUGH = 5;

/** A date further away says nothing. */
const FARTHEST = 5 * 365;

/**
 * How many more cards are lasting after an answer than before it: 1, 0 or -1. Stability in days
 * before and after; NaN if the card is not in review.
 */
export function cameToLast(before: number, after: number): number {
  return (after > GOAL ? 1 : 0) - (before > GOAL ? 1 : 0);
}

/**
 * When all cards are lasting (ms since the epoch), if `gained` of them became so in the last
 * `PACE_DAYS` and `left` are not yet; undefined if there are too few, or the date is too far away.
 */
export function dateAllLast(left: number, gained: number, now: number): number | undefined {
  if (left === 0 || gained < ENOUGH) return undefined;
  const days = Math.ceil((left / gained) * PACE_DAYS);
  return days > FARTHEST ? undefined : now + days * DAY;
}

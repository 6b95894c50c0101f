/** How far a learner is beyond "learned": concepts that are introduced, understood, lasting. Pure. */
import { DAY } from './day.ts';
import type { Form } from './forms.ts';
import type { Memory } from './types.ts';

/** Days of stability over which a card is lasting for a goal: a month. */
export const GOAL = 30;

/** Forms in which a concept has to be answered right to be understood. */
const FORMS_TO_UNDERSTAND = 2;

export type ConceptState = 'new' | 'introduced' | 'understood' | 'lasting';

export function isLastingFor(memory: Memory): boolean {
  return memory.state === 'review' && memory.stability > GOAL;
}

/**
 * Where a concept stands, by the memories of its cards and the forms in which any of them was answered
 * right. It lasts where it is understood and all of its cards do.
 */
export function conceptState(
  memories: readonly Memory[],
  rightIn: ReadonlySet<Form>,
): ConceptState {
  if (memories.every(({ state }) => state === 'new')) return 'new';
  if (rightIn.size < FORMS_TO_UNDERSTAND) return 'introduced';
  return memories.every(isLastingFor) ? 'lasting' : 'understood';
}

/** Days over which a pace is measured. */
export const PACE_DAYS = 30;

/** Fewer cards that came to last in these days are no pace. */
const ENOUGH = 5;

/** A date further away than that says nothing. */
const FARTHEST = 5 * 365;

/** How many cards more last after some answers, in their order, than before them. */
export function cameToLast(
  answers: readonly { readonly before: Memory; readonly after: Memory }[],
): number {
  return answers.reduce(
    (sum, { before, after }) =>
      sum + (isLastingFor(after) ? 1 : 0) - (isLastingFor(before) ? 1 : 0),
    0,
  );
}

/**
 * When all cards last (ms since the epoch), where `gained` of them came to in the last `PACE_DAYS` and
 * `left` do not yet; undefined where that is too few to say, or too far away.
 */
export function dateAllLast(left: number, gained: number, now: number): number | undefined {
  if (left === 0 || gained < ENOUGH) return undefined;
  const days = Math.ceil((left / gained) * PACE_DAYS);
  return days > FARTHEST ? undefined : now + days * DAY;
}

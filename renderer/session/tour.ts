/** The hints at the very first question: each stands where it works, and the answer moves them on. */
import { isEmpty } from './forms/registry.ts';
import type { Phase } from './review.ts';

export type TourStep = 'read' | 'commit' | 'verdict';

/** Which hint a moment of the session asks for; undefined where there is nothing to hint at. */
export function tourStep(phase: Phase): TourStep | undefined {
  if (phase.kind === 'judged') return 'verdict';
  if (phase.kind !== 'asking') return undefined;
  return isEmpty(phase.draft, phase.asked.exercise) ? 'read' : 'commit';
}

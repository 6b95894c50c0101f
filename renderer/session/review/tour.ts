/** The hints at the very first question: each stands where it works, and the answer moves them on. */
import { isEmpty } from '#session/forms/registry.ts';
import type { Phase } from './phase.ts';
import { unanswered } from './phase.ts';

export type TourStep = 'read' | 'commit' | 'verdict';

/** Which hint a moment of the session asks for; undefined where there is nothing to hint at. */
export function tourStep(phase: Phase): TourStep | undefined {
  if (phase.kind === 'judged') return 'verdict';
  const open = unanswered(phase);
  if (open === undefined) return undefined;
  return isEmpty(open.draft, open.asked.exercise) ? 'read' : 'commit';
}

/**
 * The hints at the very first question: each is beside its control, and the answer advances them.
 */
import { isEmpty } from '#session/forms/registry.ts';
import type { Phase } from './phase.ts';
import { unanswered } from './phase.ts';

export type TourStep = 'read' | 'commit' | 'verdict';

/** The hint for a moment of the session; undefined if there is none. */
export function tourStep(phase: Phase): TourStep | undefined {
  if (phase.kind === 'judged') return 'verdict';
  const open = unanswered(phase);
  if (open === undefined) return undefined;
  return isEmpty(open.draft, open.asked.exercise) ? 'read' : 'commit';
}

/** Which variant of a question a review shows. */
import type { Memory } from './types.ts';

/**
 * The next variant in turn: no two reviews in a row show the same one, and the first review shows
 * the question as its author wrote it. An answer outside the schedule (`cram`) uses the variant
 * that was shown last, so that the next review is not given away.
 */
export function variantFor(memory: Memory, count: number, cram = false): number {
  if (memory.state === 'new') return 0;
  return (cram ? Math.max(0, memory.reps - 1) : memory.reps) % count;
}

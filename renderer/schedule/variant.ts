/** Which variant of a question a review shows. */
import type { Memory } from './types.ts';

/**
 * The next variant in turn: no two reviews in a row show the same one, and the first review shows
 * the question as its author wrote it.
 */
export function variantFor(memory: Memory, count: number): number {
  return memory.state === 'new' ? 0 : memory.reps % count;
}

/** Questions that more repetition does not help. */
import type { Memory } from './types.ts';

/** How often a card was known over days and then answered wrong; two more cause another warning. */
const LAPSES = 4;

/** Whether a card was known and forgotten so often that repetition alone does not help. */
export function isLeech(memory: Memory): boolean {
  return memory.state !== 'new' && memory.lapses >= LAPSES;
}

/** Whether an answer has just made the card a leech, or shows again that it is one. */
export function becomesLeech(before: Memory, after: Memory): boolean {
  if (after.state === 'new' || !isLeech(after)) return false;
  const lapsed = before.state === 'new' || after.lapses > before.lapses;
  return lapsed && (after.lapses - LAPSES) % 2 === 0;
}

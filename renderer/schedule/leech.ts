/** Questions that another repetition does not help with. */
import type { Memory } from './types.ts';

/** Times that a card was known over days and then answered wrong; a further two are another warning. */
const LAPSES = 4;

/** Whether a card was known and forgotten so often that something else has to be done about it. */
export function isLeech(memory: Memory): boolean {
  return memory.state !== 'new' && memory.lapses >= LAPSES;
}

/** Whether an answer has just made a leech of the card, or shows again that it is one. */
export function becomesLeech(before: Memory, after: Memory): boolean {
  if (after.state === 'new' || !isLeech(after)) return false;
  const lapsed = before.state === 'new' || after.lapses > before.lapses;
  return lapsed && (after.lapses - LAPSES) % 2 === 0;
}

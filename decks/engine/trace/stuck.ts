/** Describes a loop in which nothing is left that could wake a task. Pure. */
import type { LoopState } from './trace-state.ts';

/** How many tasks are named. */
const NAMED = 6;

/** `a, b and c`. */
export function list(names: readonly string[]): string {
  if (names.length <= 1) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/**
 * A sentence to follow one about a loop with nothing ready and no timer: where each task waits. Empty if
 * a thread may still wake one.
 */
export function stuckText({ tasks, threads }: Pick<LoopState, 'tasks' | 'threads'>): string {
  if (threads.some(({ running }) => running)) return '';
  const waiting = tasks.flatMap(({ phase, waitsFor, name, stack }) => {
    if (phase !== 'waiting' || waitsFor === undefined) return [];
    const line = stack.at(-1)?.line;
    return `${name} waits${line === undefined ? '' : ` at line ${line}`} for \`${waitsFor.label}\``;
  });
  return waiting.length === 0
    ? ''
    : `. Nothing can wake a task any more: ${list(waiting.slice(0, NAMED))}`;
}

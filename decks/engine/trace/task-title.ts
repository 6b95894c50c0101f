/** How a task is called on screen. Pure. */
import type { TaskState } from './trace-state.ts';

const NUMBERED = /^Task-\d+$/u;

/**
 * A task as a reader of its program recognises it: the name that the program gave it, or asyncio's
 * default name with what it runs, such as `Task-2 worker('a')`, with backticks around the code.
 */
export function taskTitle({ name, coroutine }: Pick<TaskState, 'name' | 'coroutine'>): string {
  return NUMBERED.test(name) ? `${name} (\`${coroutine.replaceAll('`', 'ˋ')}\`)` : name;
}

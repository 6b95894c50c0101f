/** Which lines of a program a task is at. Pure. */
import type { LoopState } from '#engine/trace/trace-state.ts';
import { who } from './words.ts';

/** The mark of a line. */
export interface Mark {
  /** It is about to run, or running. */
  readonly running: boolean;
  /** It has called, or awaits, the running line. */
  readonly calling: boolean;
  /** The task suspended there. */
  readonly suspended: readonly string[];
}

/** The marks of a moment by line, 1-based. */
export function marksOf(state: LoopState): ReadonlyMap<number, Mark> {
  const marks = new Map<number, { running: boolean; calling: boolean; suspended: string[] }>();
  const at = (line: number) => {
    const mark = marks.get(line) ?? { running: false, calling: false, suspended: [] };
    marks.set(line, mark);
    return mark;
  };
  const { running } = state;
  if (running !== undefined && running.line > 0) at(running.line).running = true;
  for (const frame of running?.stack.slice(0, -1) ?? []) at(frame.line).calling = true;
  const suspended = (lane: number, line: number | undefined): void => {
    if (line !== undefined && lane !== running?.lane) at(line).suspended.push(who(lane, state));
  };
  suspended(0, state.main.at(-1)?.line);
  for (const task of state.tasks) suspended(task.id, task.stack.at(-1)?.line);
  for (const thread of state.threads) suspended(thread.lane, thread.stack.at(-1)?.line);
  return marks;
}

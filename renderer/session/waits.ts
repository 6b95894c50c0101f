/** Where the tasks of a program wait that never ends. Pure. */
import { taskTitle } from '#engine/trace/task-title.ts';
import type { TraceReader } from '#engine/trace/trace-reader.ts';

/** A task that waits for something that will never happen. */
export interface Wait {
  readonly who: string;
  /** The line at which it waits, from 1; undefined if it is at none of the program's. */
  readonly line: number | undefined;
  /** As written in a program: `event.wait()`. */
  readonly waitsFor: string;
}

/** How many waits are listed. */
const MOST = 6;

/** The tasks that were waiting when nothing more could happen. */
export function waitsAtEnd(reader: TraceReader): readonly Wait[] {
  // What unwinds the program afterwards is not its own doing.
  let last = reader.length - 1;
  while (last > 0 && !isWait(reader, last)) last -= 1;
  return reader
    .at(last)
    .tasks.flatMap((task): Wait[] => {
      const { phase, waitsFor, stack, housekeeping } = task;
      if (phase !== 'waiting' || waitsFor === undefined || housekeeping) return [];
      return [{ who: taskTitle(task), line: stack.at(-1)?.line, waitsFor: waitsFor.label }];
    })
    .slice(0, MOST);
}

function isWait(reader: TraceReader, moment: number): boolean {
  const event = reader.event(moment);
  return event.kind === 'end' && event.outcome === 'waits';
}

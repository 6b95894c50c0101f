/** Where the tasks of a program stand that waits for ever. Pure. */
import { taskTitle } from '#engine/trace/task-title.ts';
import type { TraceReader } from '#engine/trace/trace-reader.ts';

/** A task that waits for something that nobody will do. */
export interface Wait {
  readonly who: string;
  /** The line at which it waits, from 1; undefined where it is at none of the program's. */
  readonly line: number | undefined;
  /** As a program would write it: `event.wait()`. */
  readonly waitsFor: string;
}

/** Waits that are told: the first ones, of many. */
const MOST = 6;

/** The tasks that waited when nothing could happen any more. */
export function waitsAtEnd(reader: TraceReader): readonly Wait[] {
  // Whatever unwinds the program afterwards is none of its own doing.
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

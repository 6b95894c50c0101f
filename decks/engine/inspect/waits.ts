/** Which task waited where, for what and how long: a trace as a list of waits. Pure. */
import type { LoopState } from '../trace/trace-state.ts';
import type { TraceReader } from '../trace/trace-reader.ts';
import type { Wait } from '../trace/trace.ts';

/** A wait of a task. */
export interface Waited {
  readonly task: number;
  /** The innermost line of the program that waits, or 0. */
  readonly line: number;
  readonly wait: Wait;
  /** Virtual seconds. */
  readonly from: number;
  /** The end of the trace if it never continued. */
  readonly to: number;
  /** It was still waiting at the end. */
  readonly open: boolean;
  /** The lane that was running when the wait ended, and so ended it. */
  readonly by: number;
}

/** Part of a step in which the clock moved: nothing else of the loop could run. */
export interface Blocked {
  readonly lane: number;
  readonly line: number;
  /** When it began, in virtual seconds. */
  readonly from: number;
  readonly seconds: number;
}

export interface RunWaits {
  readonly waits: readonly Waited[];
  readonly blocked: readonly Blocked[];
  /** For each step with very many events: the line with the most of them, and how many. */
  readonly busy: readonly { readonly line: number; readonly events: number }[];
  /**
   * What was running when the trace ended, if anything was: the line it ran most often or continued a
   * generator at, and how many such events there were in all.
   */
  readonly unended: { readonly line: number; readonly events: number } | undefined;
}

/** The lane of the main program. */
const MAIN = 0;

/** Lines of a step: far more than a program that mostly waits needs. */
export const BUSY = 20_000;

/** The waits of a run, in the order they began. */
export function waitsOf(reader: TraceReader): RunWaits {
  const open = new Map<number, Omit<Waited, 'to' | 'open' | 'by'>>();
  const settlers = new Map<number, number>();
  const waits: Waited[] = [];
  const blocked: Blocked[] = [];
  const busy: { readonly line: number; readonly events: number }[] = [];
  let time = 0;
  /** The current line of each lane, and the lane whose step is running. */
  const lines = new Map<number, number>();
  let stepping: number | undefined;
  let counts = new Map<number, number>();
  /** Where generators continued: those written as an expression run no other line. */
  let resumed = new Map<number, number>();
  for (let moment = 0; moment < reader.length; moment += 1) {
    const event = reader.event(moment);
    if (event.kind === 'line') {
      lines.set(event.lane, event.line);
      if (event.lane === (stepping ?? MAIN)) count(counts, event.line);
    } else if (event.kind === 'call' && event.resumed) {
      if (event.lane === (stepping ?? MAIN)) count(resumed, event.line);
    } else if (event.kind === 'clock') {
      if (stepping !== undefined && event.time > time) {
        blocked.push({
          lane: stepping,
          line: lines.get(stepping) ?? 0,
          from: time,
          seconds: event.time - time,
        });
      }
      ({ time } = event);
    } else if (event.kind === 'future') {
      settlers.set(event.future, event.lane);
    } else if (event.kind === 'begin') {
      stepping = event.lane;
      counts = new Map();
      resumed = new Map();
      const waiting = open.get(event.lane);
      if (waiting !== undefined) {
        open.delete(event.lane);
        const by = settlers.get(waiting.wait.future) ?? 0;
        waits.push({ ...waiting, to: time, open: false, by });
      }
    } else if (event.kind === 'end') {
      busy.push(...busiest(counts));
      counts = new Map();
      resumed = new Map();
      stepping = undefined;
      if (event.wait !== undefined) {
        const line = lineOf(reader.at(moment), event.lane);
        open.set(event.lane, { task: event.lane, line, wait: event.wait, from: time });
      }
    }
  }
  // A step that never ended.
  if (stepping !== undefined) busy.push(...busiest(counts));
  for (const [line, times] of resumed) count(counts, line, times);
  const last = mostOften(counts)?.[0];
  const events = [...counts.values()].reduce((sum, one) => sum + one, 0);
  const unended = last === undefined ? undefined : { line: last, events };
  for (const waiting of open.values()) waits.push({ ...waiting, to: time, open: true, by: 0 });
  return { waits: waits.toSorted((a, b) => a.from - b.from), blocked, busy, unended };
}

function count(counts: Map<number, number>, line: number, times = 1): void {
  counts.set(line, (counts.get(line) ?? 0) + times);
}

/** The line of a step that ran most often, if that is very often. */
function busiest(counts: ReadonlyMap<number, number>): RunWaits['busy'] {
  const [line = 0, events = 0] = mostOften(counts) ?? [];
  return events < BUSY ? [] : [{ line, events }];
}

function mostOften(
  counts: ReadonlyMap<number, number>,
): readonly [line: number, count: number] | undefined {
  const most = Math.max(0, ...counts.values());
  // The last of the lines that run about as often: the body of a loop, not its head.
  return [...counts].findLast(([, count]) => count > 0.9 * most);
}

/** The innermost line of a task. */
export function lineOf(state: LoopState, task: number): number {
  return state.tasks[task - 1]?.stack.at(-1)?.line ?? 0;
}

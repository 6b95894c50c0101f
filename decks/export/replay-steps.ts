/** A recorded run as the few steps that a page without the engine can show. Pure. */
import { describeHandle, narrate } from '../engine/trace/narrate.ts';
import { openTrace } from '../engine/trace/trace-reader.ts';
import type { TraceReader } from '../engine/trace/trace-reader.ts';
import type { LoopState } from '../engine/trace/trace-state.ts';
import type { Trace } from '../engine/trace/trace.ts';

/** A moment of a run; the names are short because a page has thousands of them. */
export interface ReplayStep {
  /** The line that runs, 1-based, or 0. */
  readonly l: number;
  /** Virtual seconds. */
  readonly t: number;
  /** What happens, in plain text with `code`. */
  readonly n: string;
  /** The length of the output so far, in UTF-16 units. */
  readonly o: number;
  /** What the loop runs next, in order. */
  readonly r: readonly string[];
  /** Every task that has not ended: its name and what it does. */
  readonly k: readonly string[];
}

/** Longer runs are cut: nobody steps through more. */
const MOST = 400;

/** Every line that runs, every switch of tasks and every print, and the end. */
export function replaySteps(trace: Trace): readonly ReplayStep[] {
  const reader = openTrace(trace);
  const moments = new Set<number>();
  for (const by of ['line', 'switch', 'print'] as const) {
    let moment = reader.next(-1, by);
    while (moment !== undefined && moments.size < MOST * 3) {
      moments.add(moment);
      moment = reader.next(moment, by);
    }
  }
  if (reader.length > 0) moments.add(reader.length - 1);
  return [...moments]
    .toSorted((a, b) => a - b)
    .slice(0, MOST)
    .map((moment) => stepAt(reader, moment));
}

function stepAt(reader: TraceReader, moment: number): ReplayStep {
  const state = reader.at(moment);
  return {
    l: state.running?.line ?? 0,
    t: Number(state.time.toFixed(3)),
    n: narrate(reader, moment),
    o: state.output.length,
    r: state.ready.map(({ callback }) => describeHandle(reader, moment, callback)),
    k: tasksOf(state),
  };
}

function tasksOf({ tasks }: LoopState): readonly string[] {
  return tasks
    .filter(({ housekeeping, phase }) => !housekeeping && phase !== 'done')
    .map(({ name, coroutine, phase }) => `${name} (${coroutine}): ${phase}`);
}

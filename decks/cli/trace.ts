/** A readable trace: as self-explanatory objects, and as a list of steps. */
import { narrate } from '../engine/trace/narrate.ts';
import { openTrace } from '../engine/trace/trace-reader.ts';
import { decodeTrace } from '../engine/trace/trace.ts';
import type { Trace, TraceEvent } from '../engine/trace/trace.ts';

/** What `run --trace --json` prints under `trace`. */
export interface ReadableTrace {
  readonly version: Trace['version'];
  readonly cut: boolean;
  /** The `fn` of an event is an index of it: qualified name and first line. */
  readonly functions: Trace['functions'];
  readonly events: readonly TraceEvent[];
}

export function readableTrace(trace: Trace): ReadableTrace {
  const { version, cut, functions } = trace;
  return { version, cut, functions, events: decodeTrace(trace) };
}

/** One line per moment: its number, the virtual time and what happens. */
export function traceText(trace: Trace): string {
  const reader = openTrace(trace);
  const lines = Array.from({ length: reader.length }, (_, moment) => {
    const time = Number(reader.at(moment).time.toFixed(6));
    return `${String(moment).padStart(6)} ${`${time} s`.padStart(10)}  ${narrate(reader, moment)}`;
  });
  return [...lines, ...(trace.cut ? ['       The trace is cut here: the run had more.'] : [])].join(
    '\n',
  );
}

/**
 * A trace in the format of Perfetto and chrome://tracing (Trace Event Format): what each task was doing,
 * on the virtual clock. Pure.
 */
import { openTrace } from '../trace/trace-reader.ts';
import type { Trace } from '../trace/trace.ts';

/** An event of the format; times in microseconds. */
export type ChromeEvent = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
} & (
  | { readonly ph: 'M'; readonly args: { readonly name: string } }
  /** A span of its row; those of a row do not overlap. */
  | { readonly ph: 'X'; readonly cat: string; readonly dur: number }
  /** A mark in its row: most steps take no time. */
  | { readonly ph: 'i'; readonly cat: string; readonly s: 't' }
);

/** A row for each task and thread. */
export function chromeTrace(trace: Trace): { readonly traceEvents: readonly ChromeEvent[] } {
  const reader = openTrace(trace);
  const traceEvents = reader.lanes.flatMap(({ lane, name, segments }): readonly ChromeEvent[] => {
    // Threads have negative lanes, and the format needs positive numbers.
    const row = { pid: 1, tid: lane >= 0 ? lane : 100_000 - lane } as const;
    const spans = segments.flatMap(({ phase, fromTime, toTime }): readonly ChromeEvent[] => {
      if (phase === 'done' || phase === 'failed' || phase === 'cancelled') return [];
      const ts = micro(fromTime);
      const dur = micro(toTime) - ts;
      const event = { ...row, name: phase, cat: name, ts } as const;
      return [dur > 0 ? { ...event, ph: 'X', dur } : { ...event, ph: 'i', s: 't' }];
    });
    return [{ ...row, name: 'thread_name', ph: 'M', ts: 0, args: { name } }, ...spans];
  });
  return { traceEvents };
}

function micro(seconds: number): number {
  return Math.round(seconds * 1e6);
}

/**
 * A trace in the format of Perfetto and chrome://tracing (Trace Event Format): what each task was doing,
 * on the virtual clock. Pure.
 */
import { openTrace } from '../trace/trace-reader.ts';
import type { Trace } from '../trace/trace.ts';

/** An event of the format; times in microseconds. */
export interface ChromeEvent {
  readonly name: string;
  /** `b`, `e`: an asynchronous span begins, ends; `M`: a name. */
  readonly ph: 'b' | 'e' | 'M';
  readonly cat?: string;
  readonly id?: number;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly args: Readonly<Record<string, string>>;
}

/** Spans overlap, so each is a separate asynchronous span: viewers differ in how they nest others. */
export function chromeTrace(trace: Trace): { readonly traceEvents: readonly ChromeEvent[] } {
  const reader = openTrace(trace);
  let id = 0;
  const traceEvents = reader.lanes.flatMap(({ lane, name, segments }): readonly ChromeEvent[] => {
    // Threads have negative lanes, and the format needs positive numbers.
    const tid = lane >= 0 ? lane : 100_000 - lane;
    const named = { name: 'thread_name', ph: 'M', pid: 1, tid, ts: 0, args: { name } } as const;
    const spans = segments.flatMap(({ phase, fromTime, toTime }): readonly ChromeEvent[] => {
      if (phase === 'done' || phase === 'failed' || phase === 'cancelled') return [];
      id += 1;
      const common = { name: phase, cat: name, id, pid: 1, tid, args: {} } as const;
      return [
        { ...common, ph: 'b', ts: micro(fromTime) },
        { ...common, ph: 'e', ts: micro(toTime) },
      ];
    });
    return [named, ...spans];
  });
  return { traceEvents };
}

function micro(seconds: number): number {
  return Math.round(seconds * 1e6);
}

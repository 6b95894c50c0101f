/** Skips imports and definitions, at which nothing of interest happens. Pure. */
import type { StepBy, TraceReader } from '#engine/trace/trace-reader.ts';
import { linesOf } from '#format/output.ts';

const DEFINITION = /^\s*(?:import|from|def|async\s+def|class|@)/u;

/** A reader whose steps by line skip lines that only import or define something. */
export function withoutDefinitions(reader: TraceReader, program: string): TraceReader {
  const defining = new Set(
    linesOf(program).flatMap((line, at) => (DEFINITION.test(line) ? [at + 1] : [])),
  );
  const passes = (moment: number, by: StepBy): boolean => {
    if (by !== 'line') return false;
    const event = reader.event(moment);
    return event.kind === 'line' && defining.has(event.line);
  };
  const step =
    (go: TraceReader['next']): TraceReader['next'] =>
    (from, by) => {
      let moment = go(from, by);
      while (moment !== undefined && passes(moment, by)) moment = go(moment, by);
      return moment;
    };
  return { ...reader, next: step(reader.next), previous: step(reader.previous) };
}

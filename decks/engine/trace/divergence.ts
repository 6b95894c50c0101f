/** Where two runs of one program diverge, such as the true one and one under a wrong model. Pure. */
import type { TraceReader } from './trace-reader.ts';
import type { TraceEvent } from './trace.ts';

/** The first step that looks different, in both traces. */
export interface Divergence {
  /** A moment of the true run. */
  readonly true: number;
  /** A moment of the other run. */
  readonly other: number;
}

/**
 * The first visible step (a line that runs, or output) at which two runs differ. Tasks correspond if
 * they have the same creation number. If one run ends before the other, its last moment stands for the
 * missing step. Undefined if the two are the same.
 */
export function divergenceOf(truth: TraceReader, other: TraceReader): Divergence | undefined {
  let a = nextVisible(truth, -1);
  let b = nextVisible(other, -1);
  while (a !== undefined && b !== undefined) {
    if (!sameStep(truth, truth.event(a), other, other.event(b))) return { true: a, other: b };
    a = nextVisible(truth, a);
    b = nextVisible(other, b);
  }
  if (a === undefined && b === undefined) return undefined;
  return { true: a ?? truth.length - 1, other: b ?? other.length - 1 };
}

function nextVisible(reader: TraceReader, moment: number): number | undefined {
  const line = reader.next(moment, 'line');
  const print = reader.next(moment, 'print');
  if (line === undefined || print === undefined) return line ?? print;
  return Math.min(line, print);
}

function sameStep(truth: TraceReader, a: TraceEvent, other: TraceReader, b: TraceEvent): boolean {
  if (a.lane !== b.lane) return false;
  if (a.kind === 'print') return b.kind === 'print' && a.text === b.text;
  return (
    a.kind === 'line' &&
    b.kind === 'line' &&
    a.line === b.line &&
    truth.functionName(a.fn) === other.functionName(b.fn)
  );
}

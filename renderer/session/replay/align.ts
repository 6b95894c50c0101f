/**
 * Aligns two runs of one program: which moment of the one corresponds to which of the other. Pure.
 */
import { firstIndex } from '#format/search.ts';
import { divergenceOf } from '#engine/trace/divergence.ts';
import type { Divergence } from '#engine/trace/divergence.ts';
import type { TraceReader } from '#engine/trace/trace-reader.ts';

export interface Alignment {
  /** The first visible step that differs. */
  readonly divergence: Divergence;
  /** The moment of the other run to show beside a moment of the true one. */
  readonly toOther: (moment: number) => number;
}

/**
 * Aligns by visible steps, counted from the start: up to the point of divergence they are the same,
 * and from there both runs continue step by step, so that their next actions can be compared.
 * Aligned by virtual time, one of them would often stand still while the other runs through a whole
 * instant. Undefined if the two runs look the same.
 */
export function align(truth: TraceReader, other: TraceReader): Alignment | undefined {
  const divergence = divergenceOf(truth, other);
  if (divergence === undefined) return undefined;
  const ofTruth = visibleMoments(truth);
  const ofOther = visibleMoments(other);
  return {
    divergence,
    toOther: (moment) => {
      // If a run lacks the step at which they diverge, its end takes that place.
      if (moment >= truth.length - 1)
        return moment === divergence.true ? divergence.other : other.length - 1;
      const steps = countUpTo(ofTruth, moment);
      if (steps === 0) return 0;
      return ofOther[steps - 1] ?? other.length - 1;
    },
  };
}

/** All moments at which a line runs or something is printed. */
function visibleMoments(reader: TraceReader): readonly number[] {
  const moments: number[] = [];
  let line = reader.next(-1, 'line');
  let print = reader.next(-1, 'print');
  while (line !== undefined || print !== undefined) {
    if (print === undefined || (line !== undefined && line < print)) {
      moments.push(line ?? 0);
      line = reader.next(line ?? 0, 'line');
    } else {
      moments.push(print);
      print = reader.next(print, 'print');
    }
  }
  return moments;
}

/** How many of the sorted moments are at or before `moment`. */
function countUpTo(moments: readonly number[], moment: number): number {
  return firstIndex(moments.length, (at) => (moments[at] ?? 0) > moment);
}

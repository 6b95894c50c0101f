/** Maps the moments of a run to a line from 0 to 1. Pure. */
import { firstIndex } from '#format/search.ts';
import type { TraceReader } from '#engine/trace/trace-reader.ts';
import { WIDTH } from '#engine/trace/trace.ts';

/** A moment from which on the virtual time is different. */
export interface Instant {
  readonly moment: number;
  /** Virtual seconds. */
  readonly time: number;
}

export interface Axis {
  /** From 0 to 1; a moment after the last one is at 1. */
  readonly placeOf: (moment: number) => number;
  /** The last moment at or before a place. */
  readonly momentAt: (place: number) => number;
  /** Virtual seconds at a moment. */
  readonly timeOf: (moment: number) => number;
  /** In order; the first is the beginning of the run. */
  readonly instants: readonly Instant[];
}

/** The share of the line for events; the rest is for passing time. */
const EVENTS = 0.55;

/**
 * Virtual time alone would put most of a run at a single point, because no time passes between two
 * waits; events alone would hide how long a wait is. So both events and seconds have a share of the
 * line: events at one instant are side by side, and waits are proportional to their length.
 */
export function axisOf({
  trace,
  length,
  seconds,
}: Pick<TraceReader, 'trace' | 'length' | 'seconds'>): Axis {
  const share = seconds > 0 ? EVENTS : 1;
  const perEvent = share / Math.max(1, length - 1);
  const perSecond = seconds > 0 ? (1 - share) / seconds : 0;
  const clock = trace.names.kinds.indexOf('clock');
  const instants: Instant[] = [{ moment: 0, time: 0 }];
  for (let moment = 0; moment < length; moment += 1) {
    if (trace.events[moment * WIDTH] !== clock) continue;
    const time = trace.times[trace.events[moment * WIDTH + 2] ?? 0] ?? 0;
    instants.push({ moment, time });
  }
  const timeOf = (moment: number): number => {
    const later = firstIndex(instants.length, (at) => (instants[at]?.moment ?? 0) > moment);
    return instants[later - 1]?.time ?? 0;
  };
  const placeOf = (moment: number): number =>
    Math.min(1, moment * perEvent + timeOf(moment) * perSecond);
  return {
    placeOf,
    timeOf,
    instants,
    momentAt: (place) => {
      // A place must map back to the moment shown there, despite rounding.
      const later = firstIndex(length, (moment) => placeOf(moment) > place + 1e-9);
      return Math.max(0, later - 1);
    },
  };
}

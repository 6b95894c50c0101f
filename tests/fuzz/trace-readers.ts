/**
 * The reader of traces: a trace from a box is checked, and if it passes is read the way a replay
 * does.
 */
import * as fc from 'fast-check';
import { isTrace } from '#engine/trace/check-trace.ts';
import { narrate } from '#engine/trace/narrate.ts';
import { divergenceOf } from '#engine/trace/divergence.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import { WIDTH } from '#engine/trace/trace.ts';
import { SLEEPERS } from '../fixtures/encode-trace.ts';
import { changedValue } from './mutate.ts';
import type { FuzzedReader } from './reader.ts';

/** Changes to the list of numbers: one of them, or a piece of the events repeated. */
type Edit =
  | { readonly kind: 'number'; readonly at: number; readonly value: number }
  | {
      readonly kind: 'events';
      readonly at: number;
      readonly length: number;
      readonly times: number;
    };

const edits = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('number' as const),
      at: fc.nat(),
      value: fc.oneof(fc.integer({ min: -3, max: 40 }), fc.integer()),
    }),
    fc.record({
      kind: fc.constant('events' as const),
      at: fc.nat(),
      length: fc.nat(12),
      // Rarely, because a long trace takes long to make.
      times: fc.oneof(
        { weight: 60, arbitrary: fc.nat(4) },
        { weight: 1, arbitrary: fc.nat(20_000) },
      ),
    }),
  ),
  { maxLength: 5 },
);

/** More than a recorder writes, so that too long a trace is tried as well. */
const MOST_NUMBERS = 250_000 * WIDTH;

function edited(events: readonly number[], edit: Edit): readonly number[] {
  if (edit.kind === 'number') {
    return events.length === 0 ? events : events.with(edit.at % events.length, edit.value);
  }
  const count = Math.floor(events.length / WIDTH);
  const from = (edit.at % (count + 1)) * WIDTH;
  const piece = events.slice(from, from + edit.length * WIDTH);
  const times = Math.min(edit.times, Math.floor(MOST_NUMBERS / Math.max(1, piece.length)));
  const repeated = Array.from({ length: times }, () => piece).flat();
  return [...events.slice(0, from), ...repeated, ...events.slice(from + piece.length)];
}

/** Moments that a replay may jump to, spread over the whole trace. */
const JUMPS = 60;

function walk(trace: unknown): void {
  if (!isTrace(trace)) return;
  const reader = openTrace(trace);
  const truth = openTrace(SLEEPERS);
  const step = Math.max(1, Math.floor(reader.length / JUMPS));
  for (let moment = reader.length - 1; moment >= 0; moment -= step) {
    reader.at(moment);
    narrate(reader, moment);
    reader.awaits(moment);
    reader.outputOf(moment);
    for (const by of ['event', 'line', 'switch', 'turn', 'print'] as const) {
      reader.next(moment, by);
      reader.previous(moment, by);
    }
  }
  reader.momentOfOutput(0);
  for (const { lane } of reader.lanes.slice(0, JUMPS)) {
    reader.momentOfCreation(lane);
    reader.momentOfEnd(lane);
  }
  divergenceOf(truth, reader);
}

const trace: FuzzedReader = {
  name: 'trace',
  inputs: fc.record({ changed: changedValue({ ...SLEEPERS, events: [] }), edits }),
  // An unreadable trace is dropped silently: the program is run again.
  read: (input) => {
    const { changed, edits } = input as {
      readonly changed: unknown;
      readonly edits: readonly Edit[];
    };
    const events = Int32Array.from(edits.reduce(edited, [...SLEEPERS.events]));
    const isChanged = typeof changed !== 'object' || changed === null || Array.isArray(changed);
    walk(isChanged ? changed : { ...changed, events });
    return {};
  },
};

export const TRACE_READERS = [trace];

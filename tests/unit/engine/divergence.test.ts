import { expect, test } from 'vitest';
import { divergenceOf } from '#engine/trace/divergence.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import type { TraceReader } from '#engine/trace/trace-reader.ts';
import { decodeTrace } from '#engine/trace/trace.ts';
import type { TraceEvent } from '#engine/trace/trace.ts';
import { SLEEPERS, encodeTrace } from '../../fixtures/encode-trace.ts';

const truth = openTrace(SLEEPERS);
const events = decodeTrace(SLEEPERS);

function opened(changed: readonly TraceEvent[]): TraceReader {
  return openTrace(encodeTrace(changed, SLEEPERS.functions));
}

test('equal runs do not diverge, whatever the loop does internally', () => {
  expect(divergenceOf(truth, truth)).toBeUndefined();
  const unseen = events.filter(({ kind }) => kind !== 'turn' && kind !== 'clock');
  expect(divergenceOf(truth, opened(unseen))).toBeUndefined();
});

test.each<[string, (event: TraceEvent) => TraceEvent, TraceEvent['kind']]>([
  [
    'another line',
    (event) => (event.kind === 'line' && event.line === 6 ? { ...event, line: 5 } : event),
    'line',
  ],
  [
    'another text',
    (event) => (event.kind === 'print' ? { ...event, text: event.text.toUpperCase() } : event),
    'print',
  ],
  [
    'another task',
    (event) => (event.kind === 'line' && event.line === 4 ? { ...event, lane: 3 } : event),
    'line',
  ],
])('runs diverge at the first step with %s', (_, change, kind) => {
  const changed = events.map(change);
  const first = events.findIndex((event, at) => event !== changed[at]);
  expect(events[first]?.kind).toBe(kind);
  expect(divergenceOf(truth, opened(changed))).toEqual({ true: first, other: first });
});

test('a run that ends first diverges at its last moment', () => {
  const short = opened(events.slice(0, 20));
  const divergence = divergenceOf(truth, short);
  expect(divergence).toEqual({ true: 24, other: 19 });
  expect(divergenceOf(short, truth)).toEqual({ true: 19, other: 24 });
});

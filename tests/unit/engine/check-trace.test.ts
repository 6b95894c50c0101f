import { describe, expect, test } from 'vitest';
import { isTrace } from '#engine/trace/check-trace.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import type { Trace, TraceEvent } from '#engine/trace/trace.ts';
import { encodeTrace } from '../../fixtures/encode-trace.ts';

const EVENTS: readonly TraceEvent[] = [
  { kind: 'call', lane: 0, fn: 0, line: 1, resumed: false },
  { kind: 'line', lane: 0, fn: 0, line: 1 },
  { kind: 'task', lane: 0, task: 1, name: 'Task-1', coroutine: 'main' },
  { kind: 'queued', lane: 0, handle: 1, callback: { kind: 'start', task: 1 } },
  { kind: 'turn', lane: 0, turn: 1, ready: [1] },
  { kind: 'begin', lane: 1, handle: 1, callback: { kind: 'start', task: 1 } },
  { kind: 'print', lane: 1, text: 'hello\n', stream: 'stdout' },
  { kind: 'end', lane: 1, outcome: 'result', text: 'None' },
  { kind: 'return', lane: 0, fn: 0, how: 'returned' },
  { kind: 'exit', lane: 0, exception: '' },
];

function traceOf(events: readonly TraceEvent[]): Trace {
  const trace = encodeTrace(events, [
    ['<module>', 1],
    ['main', 2],
  ]);
  return { ...trace, events: Int32Array.from(trace.events) };
}

const many = (count: number, event: (at: number) => TraceEvent): TraceEvent[] =>
  Array.from({ length: count }, (_, at) => event(at));

test('a trace from the recorder passes', () => {
  expect(isTrace(traceOf(EVENTS))).toBe(true);
});

describe('a trace is refused', () => {
  const forged = (change: Partial<Record<keyof Trace, unknown>>): unknown => ({
    ...traceOf(EVENTS),
    ...change,
  });
  /** The trace with one number of its events changed. */
  const patched = (event: number, operand: number, value: number): unknown => {
    const trace = traceOf(EVENTS);
    const events = Int32Array.from(trace.events);
    events[event * 5 + operand] = value;
    return { ...trace, events };
  };

  test.each([
    ['that is nothing', null],
    ['of another version', forged({ version: 99 })],
    ['whose events are no list of numbers', forged({ events: 'x' })],
    ['with a piece of an event', forged({ events: new Int32Array(7) })],
    ['with invalid texts', forged({ strings: [1, 2, 3, 4, 5, 6, 7] })],
    ['with an infinite time', forged({ times: [Infinity] })],
    ['with an unknown callback', forged({ callbacks: [['explode', 1, '']] })],
    ['with an unknown wait', forged({ waits: [['for ever', '', 0, null, []]] })],
    ['without names', forged({ names: null })],
    [
      'with other names of events',
      forged({
        names: { ...traceOf(EVENTS).names, kinds: traceOf(EVENTS).names.kinds.toReversed() },
      }),
    ],
    ['of an unknown event', patched(1, 0, 99)],
    ['of a lane that does not exist', patched(1, 1, 77)],
    ['of a function that does not exist', patched(1, 2, 5)],
    ['of a text that does not exist', patched(6, 2, 500)],
    ['of a list that does not exist', patched(4, 3, -1)],
    ['of a task that comes before its turn', patched(2, 2, 2_000_000_000)],
  ])('%s', (_, trace) => {
    expect(isTrace(trace)).toBe(false);
  });

  test('that makes a reader walk a long list repeatedly', () => {
    const ready = Array.from({ length: 10_000 }, (_, handle) => handle);
    const turns = many(1000, (turn) => ({ kind: 'turn', lane: 0, turn, ready }));
    expect(isTrace(traceOf(turns))).toBe(false);
  });

  test('that makes a reader search deep stacks in vain', () => {
    const calls = many(20_000, () => ({ kind: 'call', lane: 0, fn: 0, line: 1, resumed: false }));
    const returns = many(20_000, () => ({ kind: 'return', lane: 0, fn: 1, how: 'returned' }));
    expect(isTrace(traceOf([...calls, ...returns]))).toBe(false);
  });
});

test('a deep recursion passes', () => {
  const calls = many(2000, () => ({ kind: 'call', lane: 0, fn: 0, line: 1, resumed: false }));
  const returns = many(2000, () => ({ kind: 'return', lane: 0, fn: 0, how: 'returned' }));
  const trace = traceOf([...calls, ...returns]);
  expect(isTrace(trace)).toBe(true);
  expect(openTrace(trace).length).toBe(4000);
});

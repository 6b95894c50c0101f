import { describe, expect, test } from 'vitest';
import { openTrace } from '#engine/trace/trace-reader.ts';
import { WIDTH, decodeTrace, traceEvent } from '#engine/trace/trace.ts';
import type { TraceEvent } from '#engine/trace/trace.ts';
import { SLEEPERS, encodeTrace } from '../../fixtures/encode-trace.ts';

const reader = openTrace(SLEEPERS);

/** The moment of the first matching event, from `from` on. */
function momentOf(expected: Partial<TraceEvent>, from = 0): number {
  const entries = Object.entries(expected);
  for (let at = from; at < reader.length; at += 1) {
    const event: Readonly<Record<string, unknown>> = { ...reader.event(at) };
    if (entries.every(([key, value]) => event[key] === value)) return at;
  }
  throw new Error(`There is no ${JSON.stringify(expected)}.`);
}

describe('a moment', () => {
  test('says what runs, at which line, and with which stack', () => {
    const state = reader.at(momentOf({ kind: 'line', lane: 2 }));
    expect(state.running).toEqual({ lane: 2, line: 4, stack: [{ name: 'nap', line: 4 }] });
    expect(state.main).toEqual([{ name: '<module>', line: 11 }]);
    expect(state.tasks.map(({ phase }) => phase)).toEqual(['waiting', 'running', 'ready']);
  });

  test('says what each task waits for, where, and who waits for it', () => {
    const state = reader.at(momentOf({ kind: 'end', lane: 3 }));
    expect(state.running).toBeUndefined();
    expect(state.tasks[1]).toEqual({
      id: 2,
      name: 'Task-2',
      coroutine: 'nap',
      housekeeping: false,
      createdBy: 1,
      createdAtLine: 9,
      phase: 'waiting',
      started: true,
      cancelling: false,
      waitsFor: { kind: 'sleep', label: 'sleep(2)', future: 2, until: 2, tasks: [] },
      stack: [{ name: 'nap', line: 5 }],
      awaitedBy: [1],
      result: '',
    });
    expect(reader.awaits(state.moment)).toEqual([
      { task: 1, awaits: 2, kind: 'gather' },
      { task: 1, awaits: 3, kind: 'gather' },
    ]);
  });

  test('has the ready queue and the timers in order', () => {
    const before = reader.at(momentOf({ kind: 'turn', turn: 2 }));
    expect(before.ready.map(({ callback }) => callback)).toEqual([
      { kind: 'start', task: 2 },
      { kind: 'start', task: 3 },
    ]);
    const after = reader.at(momentOf({ kind: 'end', lane: 3 }));
    expect(after.ready).toEqual([]);
    expect(after.timers).toEqual([
      { handle: 5, callback: { kind: 'sleep', future: 3 }, when: 1, setBy: 3 },
      { handle: 4, callback: { kind: 'sleep', future: 2 }, when: 2, setBy: 2 },
    ]);
    const fired = reader.at(momentOf({ kind: 'fired' }));
    expect(fired.timers.map(({ handle }) => handle)).toEqual([4]);
    expect(fired.ready.map(({ handle }) => handle)).toEqual([5]);
    expect(fired.time).toBe(1);
  });

  test('at the end has nothing left running', () => {
    const state = reader.at(reader.length - 1);
    expect(state).toMatchObject({ over: true, time: 2, turn: 7, main: [], ready: [], timers: [] });
    expect(state.running).toBeUndefined();
    expect(state.tasks.map(({ phase, result }) => `${phase}: ${result}`)).toEqual(
      Array(3).fill('done: None'),
    );
    expect(state.output).toEqual({ length: 'in 2\nin 3\nout 3\nout 2\n'.length, lines: 4 });
  });

  test.each([-1, 0.5, reader.length, NaN])('rejects %d', (moment) => {
    expect(() => reader.at(moment)).toThrow(RangeError);
  });
});

describe('steps', () => {
  test.each(['event', 'line', 'switch', 'turn', 'print'] as const)(
    'by %s forwards and backwards are the same',
    (by) => {
      const forwards: number[] = [];
      for (let at = reader.next(-1, by); at !== undefined; at = reader.next(at, by)) {
        forwards.push(at);
      }
      const backwards: number[] = [];
      for (let at = reader.previous(reader.length, by); at !== undefined;) {
        backwards.push(at);
        at = reader.previous(at, by);
      }
      expect(forwards.length).toBeGreaterThan(3);
      expect(backwards.toReversed()).toEqual(forwards);
    },
  );

  test('by switch stop at each change of task', () => {
    const lanes: number[] = [];
    for (let at = reader.next(-1, 'switch'); at !== undefined; at = reader.next(at, 'switch')) {
      lanes.push(reader.event(at).lane);
    }
    expect(lanes).toEqual([1, 2, 3, 2, 1]);
  });
});

describe('output', () => {
  test('leads to the event that began a line, and back', () => {
    const line2 = momentOf({ kind: 'print', text: 'out' });
    expect([0, 1, 2].map((line) => reader.momentOfOutput(line))).toEqual([
      momentOf({ kind: 'print', text: 'in 2\n' }),
      momentOf({ kind: 'print', text: 'in 3\n' }),
      line2,
    ]);
    expect(reader.momentOfOutput(4)).toBeUndefined();
    expect(reader.outputOf(line2)).toEqual({ first: 2, last: 2 });
    expect(reader.outputOf(momentOf({ kind: 'print', text: ' 3\n' }))).toEqual({
      first: 2,
      last: 2,
    });
    expect(reader.outputOf(0)).toBeUndefined();
  });

  test.each([
    [['a\nb\n'], [0, 0]],
    [
      ['a', 'b\n', 'c'],
      [0, 2],
    ],
    [
      ['\n', '\n'],
      [0, 1],
    ],
    [
      ['a\nb', '\nc'],
      [0, 0, 1],
    ],
  ])('%j has lines that begin at %j', (texts, starts) => {
    const trace = encodeTrace(
      texts.map((text): TraceEvent => ({ kind: 'print', lane: 0, text, stream: 'stdout' })),
      [],
    );
    const opened = openTrace(trace);
    expect(starts.map((_, line) => opened.momentOfOutput(line))).toEqual(starts);
    expect(opened.momentOfOutput(starts.length)).toBeUndefined();
  });
});

test('a task has the moments of its creation and its end', () => {
  expect(reader.momentOfCreation(2)).toBe(momentOf({ kind: 'task', task: 2 }));
  expect(reader.momentOfEnd(2)).toBe(momentOf({ kind: 'end', lane: 2, outcome: 'result' }));
  expect(reader.momentOfEnd(9)).toBeUndefined();
});

test('lanes have segments without gaps', () => {
  expect(reader.lanes.map(({ lane, name }) => [lane, name])).toEqual([
    [0, 'main program'],
    [1, 'Task-1'],
    [2, 'Task-2'],
    [3, 'Task-3'],
  ]);
  const [, , second] = reader.lanes;
  expect(second?.segments.map(({ phase, fromTime, toTime }) => [phase, fromTime, toTime])).toEqual([
    ['created', 0, 0],
    ['ready', 0, 0],
    ['running', 0, 0],
    ['waiting', 0, 2],
    ['ready', 2, 2],
    ['running', 2, 2],
    ['done', 2, 2],
  ]);
  for (const { segments } of reader.lanes) {
    expect(segments.slice(1).map(({ from }) => from)).toEqual(
      segments.slice(0, -1).map(({ to }) => to),
    );
    expect(segments.at(-1)?.to).toBe(reader.length);
  }
});

test('events are read as they were written', () => {
  const events = decodeTrace(SLEEPERS);
  expect(encodeTrace(events, SLEEPERS.functions)).toEqual(SLEEPERS);
  expect(traceEvent(SLEEPERS, 0)).toEqual(events[0]);
  expect(() => traceEvent(SLEEPERS, events.length)).toThrow(RangeError);
});

test('a trace of another version is refused', () => {
  expect(() => openTrace({ ...SLEEPERS, version: 1 as 2 })).toThrow(/version 1.+Run the program/);
});

describe('the tables of numbers travel with the trace', () => {
  test('a recorder with its kinds in another order is still read', () => {
    const { events, names } = SLEEPERS;
    const last = names.kinds.length - 1;
    const turned = {
      ...SLEEPERS,
      names: { ...names, kinds: names.kinds.toReversed() },
      events: events.map((number, at) => (at % WIDTH === 0 ? last - number : number)),
    };
    expect(decodeTrace(turned)).toEqual(decodeTrace(SLEEPERS));
    expect(openTrace(turned).lanes).toEqual(openTrace(SLEEPERS).lanes);
  });

  test.each(['kinds', 'leavings', 'outcomes', 'settlings'] as const)(
    'a name among its %s that the reader does not know has it refused',
    (list) => {
      const names = { ...SLEEPERS.names, [list]: [...SLEEPERS.names[list], 'teleported'] };
      expect(() => openTrace({ ...SLEEPERS, names })).toThrow(/teleported.+Run the program/);
    },
  );
});

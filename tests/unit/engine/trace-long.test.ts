import { describe, expect, test } from 'vitest';
import { openTrace } from '#engine/trace/trace-reader.ts';
import { applyEvent, emptyState, freezeState } from '#engine/trace/trace-state.ts';
import type { Folded } from '#engine/trace/trace-state.ts';
import { decodeTrace } from '#engine/trace/trace.ts';
import type { TraceEvent } from '#engine/trace/trace.ts';
import { encodeTrace } from '../../fixtures/encode-trace.ts';

const EVENTS = 100_000;

/** Events of a loop with many tasks that sleep, print, cancel each other and end; deterministic. */
function generate(seed: number): TraceEvent[] {
  let random = seed;
  const below = (limit: number): number => {
    random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
    return (random >>> 8) % limit;
  };
  const events: TraceEvent[] = [];
  const alive: number[] = [];
  const waiting = new Map<number, number>();
  let ready: { readonly handle: number; readonly task: number }[] = [];
  let tasks = 0;
  let handles = 0;
  let time = 0;
  let turn = 0;

  function create(by: number): void {
    tasks += 1;
    handles += 1;
    const task = tasks;
    alive.push(task);
    ready.push({ handle: handles, task });
    events.push(
      { kind: 'task', lane: by, task, name: `t${task}`, coroutine: 'work' },
      { kind: 'queued', lane: by, handle: handles, callback: { kind: 'start', task } },
    );
  }

  function step({ handle, task }: { readonly handle: number; readonly task: number }): void {
    events.push(
      { kind: 'begin', lane: task, handle, callback: { kind: 'wake', task } },
      { kind: 'call', lane: task, fn: 1, line: 3, resumed: false },
    );
    for (let line = 0; line <= below(4); line += 1) {
      events.push({ kind: 'line', lane: task, fn: below(3), line: 4 + below(9) });
      if (below(4) === 0) {
        const text = below(3) === 0 ? 'half ' : `line ${below(100)}\n`;
        events.push({ kind: 'print', lane: task, text, stream: 'stdout' });
      }
    }
    if (below(5) === 0) create(task);
    const other = alive[below(alive.length)] ?? task;
    if (below(20) === 0) events.push({ kind: 'cancel', lane: task, task: other, via: 0 });
    events.push({ kind: 'return', lane: task, fn: below(3), how: 'returned' });
    if (below(6) === 0) {
      alive.splice(alive.indexOf(task), 1);
      events.push({ kind: 'end', lane: task, outcome: 'result', text: 'None' });
      return;
    }
    handles += 1;
    const until = time + 1 + below(9);
    waiting.set(handles, task);
    const tasksOf = below(2) === 0 ? [other] : [];
    events.push(
      {
        kind: 'timer',
        lane: task,
        handle: handles,
        callback: { kind: 'sleep', future: handles },
        when: until,
      },
      {
        kind: 'end',
        lane: task,
        outcome: 'waits',
        wait: { kind: 'sleep', label: 'sleep()', future: handles, until, tasks: tasksOf },
        text: '',
      },
    );
  }

  while (events.length < EVENTS) {
    if (alive.length === 0) create(0);
    if (ready.length === 0) {
      time += 1;
      events.push({ kind: 'clock', lane: 0, time });
      for (const [handle, task] of [...waiting].slice(0, 1 + below(5))) {
        waiting.delete(handle);
        handles += 1;
        ready.push({ handle: handles, task });
        events.push(
          { kind: 'fired', lane: 0, handle },
          { kind: 'dropped', lane: 0, handle },
          { kind: 'queued', lane: 0, handle: handles, callback: { kind: 'wake', task } },
        );
      }
    }
    turn += 1;
    const now = ready;
    ready = [];
    events.push({ kind: 'turn', lane: 0, turn, ready: now.map(({ handle }) => handle) });
    for (const entry of now) step(entry);
  }
  return events.slice(0, EVENTS);
}

const FUNCTIONS = [
  ['<module>', 1],
  ['work', 3],
  ['inner', 9],
] as const;
const name = (fn: number): string => FUNCTIONS[fn]?.[0] ?? '?';

describe('a trace of 100,000 events', () => {
  const trace = encodeTrace(generate(7), FUNCTIONS);
  const reader = openTrace(trace);
  const events = decodeTrace(trace);

  /** Moments all over the trace, some close together. */
  const moments = Array.from({ length: 40 }, (_, at) => (at * 52_501 + (at % 3)) % EVENTS).toSorted(
    (a, b) => a - b,
  );

  test('has the state of a plain fold at any moment, in any order of requests', () => {
    const folded: Folded = emptyState();
    const plain = moments.map((moment) => {
      while (folded.moment < moment) {
        const event = events[folded.moment + 1];
        if (event === undefined) throw new Error('The events have come to an end.');
        applyEvent(folded, event);
      }
      return freezeState(folded, name);
    });
    expect(plain.at(-1)?.tasks.length).toBeGreaterThan(1_000);
    const backwards = moments.toReversed().map((moment) => reader.at(moment));
    expect(backwards.toReversed()).toEqual(plain);
  });

  test.each(['line', 'turn', 'print'] as const)('steps by %s as a linear search does', (by) => {
    for (const moment of moments) {
      const next = events.findIndex((event, at) => at > moment && event.kind === by);
      const previous = events.findLastIndex((event, at) => at < moment && event.kind === by);
      expect(reader.next(moment, by) ?? -1).toBe(next);
      expect(reader.previous(moment, by) ?? -1).toBe(previous);
    }
  });

  test('knows which event began each line of output', () => {
    const texts = events.map((event) => (event.kind === 'print' ? event.text : ''));
    const starts: number[] = [];
    let fresh = true;
    for (const [at, text] of texts.entries()) {
      for (const part of text.split(/(?<=\n)/u)) {
        if (part !== '' && fresh) starts.push(at);
        if (part !== '') fresh = part.endsWith('\n');
      }
    }
    expect(starts.length).toBeGreaterThan(1_000);
    expect(starts.map((_, line) => reader.momentOfOutput(line))).toEqual(starts);
  });

  test('has segments that agree with the state', () => {
    const lanes = new Map(reader.lanes.map(({ lane, segments }) => [lane, segments]));
    const differing = moments.flatMap((moment) =>
      reader
        .at(moment)
        .tasks.filter(({ id, phase }) => {
          const segments = lanes.get(id) ?? [];
          return segments.find(({ to }) => moment < to)?.phase !== phase;
        })
        .map(({ id }) => ({ moment, id })),
    );
    expect(differing).toEqual([]);
    expect(lanes.size).toBeGreaterThan(1_000);
  });
});

/**
 * The trace of a run: everything that happened in it, in order, as a compact list of events.
 *
 * `python/trace/` records it, `openTrace` (trace-reader.ts) returns the state at any moment,
 * `decodeTrace` below returns the events one by one. README.md has the table of events.
 *
 * Every event has a *lane*, which says who did it: 0 is the main program (the module's own code,
 * callbacks of the loop and the loop itself), 1, 2, ... are the tasks in creation order, -1, -2, ...
 * the threads in the order they were started.
 */

/** The version of this format; a reader refuses any other. */
export const TRACE_VERSION = 2;

/** Numbers per event: its kind (an index of the trace's `kinds`), its lane and three operands. */
export const WIDTH = 5;

/** What `Run.trace` holds: plain data, safe to store. Events refer to the tables by index. */
export interface Trace {
  readonly version: typeof TRACE_VERSION;
  /** The run had more events than a trace may have: it continued, and the trace ends early. */
  readonly cut: boolean;
  /** The names behind the numbers in its events. */
  readonly names: TraceNames;
  /** `WIDTH` numbers per event. */
  readonly events: Int32Array | readonly number[];
  readonly strings: readonly string[];
  /** Virtual seconds. */
  readonly times: readonly number[];
  /** The program's functions: qualified name (`<module>` for its own code) and first line. */
  readonly functions: readonly (readonly [name: string, line: number])[];
  /** What the loop's handles do: `Callback` as kind, task or future (0 if none), name. */
  readonly callbacks: readonly (readonly [kind: CallbackKind, of: number, name: string])[];
  /** What steps wait for: the fields of `Wait` in order, `until` null if absent. */
  readonly waits: readonly (readonly [
    kind: WaitKind,
    label: string,
    future: number,
    until: number | null,
    tasks: readonly number[],
  ])[];
  /** Lists of handles, in the order of the ready queue. */
  readonly lists: readonly (readonly number[])[];
}

/** The names behind the numbers in events, by index, as the recorder of the trace has them. */
export interface TraceNames {
  readonly kinds: readonly EventKind[];
  readonly leavings: readonly Leaving[];
  readonly outcomes: readonly Outcome[];
  readonly settlings: readonly Settling[];
}

/** The kinds of events. */
export const KINDS = [
  'line',
  'call',
  'return',
  'print',
  'task',
  'queued',
  'timer',
  'fired',
  'dropped',
  'clock',
  'turn',
  'begin',
  'end',
  'future',
  'cancel',
  'raise',
  'catch',
  'thread',
  'exit',
  'coroutine',
  'awaited',
  'unawaited',
] as const;

export type EventKind = (typeof KINDS)[number];

/** How a function of the program was left. A generator that yielded is called again. */
export const LEAVINGS = ['returned', 'yielded', 'raised'] as const;
export type Leaving = (typeof LEAVINGS)[number];

/**
 * How a step of the loop ended: a callback `returned`; a task `waits` for a future, `yields` (a bare
 * yield such as `sleep(0)`: it is back in the ready queue), or has ended: with a result, an exception,
 * or cancelled.
 */
export const OUTCOMES = [
  'returned',
  'waits',
  'yields',
  'result',
  'exception',
  'cancelled',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a future was completed. */
export const SETTLINGS = ['result', 'exception', 'cancelled'] as const;
export type Settling = (typeof SETTLINGS)[number];

/**
 * What a handle of the loop does when it runs: begin a task (`start`), continue a task that yielded or
 * was cancelled while it was ready (`step`), continue a task whose future is done (`wake`), end a sleep
 * (`sleep`), trigger a timeout (`timeout`), or call anything else (`call`).
 */
export const CALLBACKS = ['start', 'step', 'wake', 'sleep', 'timeout', 'call'] as const;
export type CallbackKind = (typeof CALLBACKS)[number];

export type Callback =
  | { readonly kind: 'start' | 'step' | 'wake' | 'timeout'; readonly task: number }
  | { readonly kind: 'sleep'; readonly future: number }
  /** `name`: of the function in Python. */
  | { readonly kind: 'call'; readonly name: string };

/** What a suspended task waits for. */
export const WAITS = [
  'sleep',
  'task',
  'gather',
  'wait',
  'as-completed',
  'shield',
  'group',
  'lock',
  'event',
  'condition',
  'semaphore',
  'barrier',
  'get',
  'put',
  'join',
  'thread',
  'future',
] as const;
export type WaitKind = (typeof WAITS)[number];

export interface Wait {
  /**
   * `task`: an awaited task; `gather`, `wait`, `as-completed`, `shield`: these functions; `group`: the
   * end of an `async with` of a TaskGroup; `lock`, `event`, `condition`, `semaphore`, `barrier`: these;
   * `get`, `put`, `join`: of a queue; `thread`: a function in a thread; `future`: any other future.
   */
  readonly kind: WaitKind;
  /** As a program would write it: `sleep(2)`, `lock.acquire()`, `gather(...)`. */
  readonly label: string;
  /** The future that the task yielded to the loop; `future` events have its number. */
  readonly future: number;
  /** The deadline in virtual seconds, if there is one. */
  readonly until?: number;
  /** The tasks it waits for, if it waits for tasks. */
  readonly tasks: readonly number[];
}

/** One event. `lane`: who did it; see the top of this file. Lines are 1-based. */
export type TraceEvent = { readonly lane: number } & (
  | /** The line is about to run. */ {
      readonly kind: 'line';
      readonly fn: number;
      readonly line: number;
    }
  | /** A function of the program is entered; `resumed`: a generator continues after a yield. */ {
      readonly kind: 'call';
      readonly fn: number;
      readonly line: number;
      readonly resumed: boolean;
    }
  | { readonly kind: 'return'; readonly fn: number; readonly how: Leaving }
  | /** Output: everything written in a row at one line. */ {
      readonly kind: 'print';
      readonly text: string;
      readonly stream: 'stdout' | 'stderr';
    }
  | /** The lane creates a task. */ {
      readonly kind: 'task';
      readonly task: number;
      readonly name: string;
      /** The call that created its coroutine, with plain arguments: `fetch('a', ...)`. */
      readonly coroutine: string;
    }
  | /** A handle is appended to the ready queue. */ {
      readonly kind: 'queued';
      readonly handle: number;
      readonly callback: Callback;
    }
  | /** A timer is set. */ {
      readonly kind: 'timer';
      readonly handle: number;
      readonly callback: Callback;
      readonly when: number;
    }
  | /** A timer is due: its handle moves from the timers to the ready queue. */ {
      readonly kind: 'fired';
      readonly handle: number;
    }
  | /** A timer, or a handle in the ready queue, is cancelled. */ {
      readonly kind: 'dropped';
      readonly handle: number;
    }
  | /** The virtual time changes. */ {
      readonly kind: 'clock';
      readonly time: number;
    }
  | /** The loop begins a turn: it runs what is in the ready queue now, and nothing newer. */ {
      readonly kind: 'turn';
      readonly turn: number;
      /** The ready queue, in order. */
      readonly ready: readonly number[];
    }
  | /** A step begins. `handle` is -1 for a task's first step inside `create_task` (eager tasks). */ {
      readonly kind: 'begin';
      readonly handle: number;
      readonly callback: Callback;
    }
  | /** The step ends. */ {
      readonly kind: 'end';
      readonly outcome: Outcome;
      /** What it waits for, if the outcome is `waits`. */
      readonly wait?: Wait;
      /** The result or exception if it can be described without running code, otherwise empty. */
      readonly text: string;
    }
  | /** A future that somebody waits for is done. */ {
      readonly kind: 'future';
      readonly future: number;
      readonly how: Settling;
      /** As in `end`. */
      readonly text: string;
    }
  | /** A task is cancelled; `via`: the task that was cancelled first and waits for it, else 0. */ {
      readonly kind: 'cancel';
      readonly task: number;
      readonly via: number;
    }
  | /** An exception is raised in a function of the program. `exception`: `ValueError: bad`. */ {
      readonly kind: 'raise';
      readonly exception: string;
      readonly fn: number;
      readonly line: number;
    }
  | /** An exception is handled: the line is the first that runs afterwards. */ {
      readonly kind: 'catch';
      readonly exception: string;
      readonly fn: number;
      readonly line: number;
    }
  | /** A thread (the lane) begins or ends; `by`: the lane that started it. */ {
      readonly kind: 'thread';
      readonly name: string;
      readonly by: number;
      readonly begins: boolean;
    }
  | /** The main program ends; `exception` is empty if it reached its end. */ {
      readonly kind: 'exit';
      readonly exception: string;
    }
  | /** An async function of the program is called: a coroutine object is created, and nothing runs. */ {
      readonly kind: 'coroutine';
      /** 1 for the first one, and so on. */
      readonly coroutine: number;
      readonly fn: number;
      /** The call, with its argument if that is a single plain one: `fetch('a')`. */
      readonly text: string;
    }
  | /** A coroutine object is first used: by an `await`, or as the coroutine of `task` (else 0). */ {
      readonly kind: 'awaited';
      readonly coroutine: number;
      readonly task: number;
    }
  | /** A coroutine object is destroyed without ever being awaited. */ {
      readonly kind: 'unawaited';
      readonly coroutine: number;
    }
);

/** The names in a trace that this reader does not know and so could not interpret. */
export function unknownNames({ names }: Pick<Trace, 'names'>): readonly string[] {
  const unknown = (found: readonly string[], known: readonly string[]): readonly string[] =>
    found.filter((name) => !known.includes(name));
  return [
    ...unknown(names.kinds, KINDS),
    ...unknown(names.leavings, LEAVINGS),
    ...unknown(names.outcomes, OUTCOMES),
    ...unknown(names.settlings, SETTLINGS),
  ];
}

/** The number of events in a trace. */
export function traceLength(trace: Trace): number {
  return trace.events.length / WIDTH;
}

/** The event at an index. Throws a RangeError outside `0 ≤ at < traceLength(trace)`. */
export function traceEvent(trace: Trace, at: number): TraceEvent {
  const { events } = trace;
  const from = at * WIDTH;
  const kind = events[from] ?? -1;
  const lane = events[from + 1] ?? 0;
  const a = events[from + 2] ?? 0;
  const b = events[from + 3] ?? 0;
  const c = events[from + 4] ?? 0;
  const { kinds, leavings, outcomes, settlings } = trace.names;
  const name = kinds[kind];
  if (name === undefined) throw new RangeError(`The trace has no event ${at}.`);
  const text = (index: number): string => trace.strings[index] ?? '';
  const time = (index: number): number => trace.times[index] ?? 0;
  switch (name) {
    case 'line':
      return { kind: name, lane, fn: a, line: b };
    case 'call':
      return { kind: name, lane, fn: a, line: b, resumed: c === 1 };
    case 'return':
      return { kind: name, lane, fn: a, how: leavings[b] ?? 'returned' };
    case 'print':
      return { kind: name, lane, text: text(a), stream: b === 0 ? 'stdout' : 'stderr' };
    case 'task':
      return { kind: name, lane, task: a, name: text(b), coroutine: text(c) };
    case 'queued':
      return { kind: name, lane, handle: a, callback: callbackOf(trace, b) };
    case 'timer':
      return { kind: name, lane, handle: a, callback: callbackOf(trace, b), when: time(c) };
    case 'fired':
    case 'dropped':
      return { kind: name, lane, handle: a };
    case 'clock':
      return { kind: name, lane, time: time(a) };
    case 'turn':
      return { kind: name, lane, turn: a, ready: trace.lists[b] ?? [] };
    case 'begin':
      return { kind: name, lane, handle: a, callback: callbackOf(trace, b) };
    case 'end': {
      const outcome = outcomes[a] ?? 'returned';
      if (outcome === 'waits') {
        return { kind: name, lane, outcome, wait: waitOf(trace, b), text: '' };
      }
      return { kind: name, lane, outcome, text: text(b) };
    }
    case 'future':
      return { kind: name, lane, future: a, how: settlings[b] ?? 'result', text: text(c) };
    case 'cancel':
      return { kind: name, lane, task: a, via: b };
    case 'raise':
    case 'catch':
      return { kind: name, lane, exception: text(a), fn: b, line: c };
    case 'thread':
      return { kind: name, lane, name: text(a), by: b, begins: c === 1 };
    case 'exit':
      return { kind: name, lane, exception: text(a) };
    case 'coroutine':
      return { kind: name, lane, coroutine: a, fn: b, text: text(c) };
    case 'awaited':
      return { kind: name, lane, coroutine: a, task: b };
    case 'unawaited':
      return { kind: name, lane, coroutine: a };
  }
}

function callbackOf(trace: Trace, at: number): Callback {
  const [kind, of, name]: Trace['callbacks'][number] = trace.callbacks[at] ?? ['call', 0, ''];
  switch (kind) {
    case 'start':
    case 'step':
    case 'wake':
    case 'timeout':
      return { kind, task: of };
    case 'sleep':
      return { kind, future: of };
    case 'call':
      return { kind, name };
  }
}

function waitOf(trace: Trace, at: number): Wait {
  const [kind, label, future, until, tasks] = trace.waits[at] ?? ['future', '', 0, null, []];
  return { kind, label, future, tasks, ...(until !== null && { until }) };
}

/** All events of a trace as objects, in order: what `loopwise run --trace --json` prints. */
export function decodeTrace(trace: Trace): TraceEvent[] {
  return Array.from({ length: traceLength(trace) }, (_, at) => traceEvent(trace, at));
}

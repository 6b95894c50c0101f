/**
 * Whether a trace from a box is one that the recorder can have made, and cheap to read.
 *
 * A program that takes over its interpreter can send anything as a trace. A reader trusts its input (an
 * index is an index, a task is created before it runs), so everything it relies on is checked here
 * first, in one pass. The cost for the reader is counted as well: a small list that a hundred thousand
 * events refer to costs as much as a large one.
 */
import {
  CALLBACKS,
  KINDS,
  LEAVINGS,
  OUTCOMES,
  SETTLINGS,
  TRACE_VERSION,
  WAITS,
  WIDTH,
} from './trace.ts';
import type { CallbackKind, EventKind, Trace, WaitKind } from './trace.ts';

/** The most events a recorder writes; see `python/trace`. */
const MOST_EVENTS = 200_000;

/** Entries of a table at most: as many as events can refer to with all their operands. */
const MOST_ENTRIES = 3 * MOST_EVENTS;

/** List entries that the reader visits, summed over the events that refer to them. */
const MOST_LISTED = 4_000_000;

/** Characters of text that the reader accepts, summed in the same way. */
const MOST_TEXT = 64 * 1024 * 1024;

/** Frames that the reader searches for functions that are not on the stack. */
const MOST_SEARCHED = 20_000_000;

/** Whether `value` is a trace that `openTrace` can read, in time bounded by its length. */
export function isTrace(value: unknown): value is Trace {
  return isRecord(value) && hasTables(value) && new Check(value as unknown as Trace).passes();
}

function hasTables(trace: Readonly<Record<string, unknown>>): boolean {
  const { version, cut, names, events, strings, times, functions, callbacks, waits, lists } = trace;
  return (
    version === TRACE_VERSION &&
    hasNames(names) &&
    typeof cut === 'boolean' &&
    events instanceof Int32Array &&
    events.length % WIDTH === 0 &&
    events.length <= MOST_EVENTS * WIDTH &&
    isTable(strings, isText) &&
    isTable(times, isTime) &&
    isTable(functions, isFunction) &&
    isTable(callbacks, isCallback) &&
    isTable(waits, isWait) &&
    isTable(lists, isNumbers)
  );
}

/**
 * Whether the names match this engine's, in the same order: with another order the reader would see
 * other events than were checked here.
 */
function hasNames(names: unknown): boolean {
  if (!isRecord(names)) return false;
  const isList = (list: unknown, known: readonly string[]): boolean =>
    Array.isArray(list) && list.length === known.length && known.every((k, at) => list[at] === k);
  return (
    isList(names['kinds'], KINDS) &&
    isList(names['leavings'], LEAVINGS) &&
    isList(names['outcomes'], OUTCOMES) &&
    isList(names['settlings'], SETTLINGS)
  );
}

function isTable(value: unknown, isEntry: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length <= MOST_ENTRIES && value.every(isEntry);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);
const isNumbers = (value: unknown): boolean =>
  Array.isArray(value) && value.length <= MOST_LISTED && value.every(isWhole);

function isFunction(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && isText(value[0]) && isWhole(value[1]);
}

const CALLBACK_KINDS: ReadonlySet<unknown> = new Set<CallbackKind>(CALLBACKS);
const WAIT_KINDS: ReadonlySet<unknown> = new Set<WaitKind>(WAITS);

function isCallback(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 3) return false;
  const [kind, of, name] = value as readonly unknown[];
  return CALLBACK_KINDS.has(kind) && isWhole(of) && isText(name);
}

function isWait(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 5) return false;
  const [kind, label, future, until, tasks] = value as readonly unknown[];
  return (
    WAIT_KINDS.has(kind) &&
    isText(label) &&
    isWhole(future) &&
    (until === null || isTime(until)) &&
    isNumbers(tasks)
  );
}

/** The stack of a lane: its depth, and how often each function is on it. */
interface Depth {
  readonly frames: number[];
  readonly counts: Map<number, number>;
}

/** One pass over the events of a trace whose tables are valid. */
class Check {
  readonly #trace: Trace;
  readonly #stacks = new Map<number, Depth>();
  #tasks = 0;
  #threads = 0;
  #coroutines = 0;
  #listed = 0;
  #text = 0;
  #searched = 0;

  constructor(trace: Trace) {
    this.#trace = trace;
  }

  passes(): boolean {
    const { events } = this.#trace;
    for (let from = 0; from < events.length; from += WIDTH) {
      const operand = (at: number): number => events[from + at] ?? 0;
      const kind = KINDS[operand(0)];
      const isEvent =
        kind !== undefined && this.#isEvent(kind, operand(1), operand(2), operand(3), operand(4));
      if (!isEvent) return false;
      if (this.#listed > MOST_LISTED || this.#text > MOST_TEXT) return false;
      if (this.#searched > MOST_SEARCHED) return false;
    }
    return true;
  }

  #isEvent(kind: EventKind, lane: number, a: number, b: number, c: number): boolean {
    const begins = kind === 'thread' && c === 1;
    if (begins) {
      // Threads are numbered in the order they start.
      if (lane !== -this.#threads - 1) return false;
      this.#threads += 1;
    }
    if (lane > this.#tasks || lane < -this.#threads) return false;
    switch (kind) {
      case 'line':
      case 'call':
      case 'return':
        return this.#isFrame(kind, lane, a) && (kind !== 'return' || isIndex(b, LEAVINGS));
      case 'print':
        return this.#reads(a);
      case 'task':
        // Tasks are numbered in creation order, and a reader keeps them in a list.
        if (a !== this.#tasks + 1) return false;
        this.#tasks += 1;
        return this.#reads(b) && this.#reads(c);
      case 'queued':
      case 'begin':
        return this.#calls(b);
      case 'timer':
        return this.#calls(b) && isIndex(c, this.#trace.times);
      case 'fired':
      case 'dropped':
        return true;
      case 'clock':
        return isIndex(a, this.#trace.times);
      case 'turn':
        return this.#lists(this.#trace.lists[b]);
      case 'end':
        if (!isIndex(a, OUTCOMES)) return false;
        return OUTCOMES[a] === 'waits' ? this.#waits(b) : this.#reads(b);
      case 'future':
        return isIndex(b, SETTLINGS) && this.#reads(c);
      case 'cancel':
        return this.#isTask(a) && (b === 0 || this.#isTask(b));
      case 'raise':
      case 'catch':
        return this.#reads(a) && isIndex(b, this.#trace.functions);
      case 'thread':
        return this.#reads(a);
      case 'exit':
        return this.#reads(a);
      case 'coroutine':
        // Numbered in creation order, and kept in a list.
        if (a !== this.#coroutines + 1) return false;
        this.#coroutines += 1;
        return isIndex(b, this.#trace.functions) && this.#reads(c);
      case 'awaited':
        return this.#isCoroutine(a) && (b === 0 || this.#isTask(b));
      case 'unawaited':
        return this.#isCoroutine(a);
    }
  }

  #isTask(id: number): boolean {
    return id >= 1 && id <= this.#tasks;
  }

  #isCoroutine(id: number): boolean {
    return id >= 1 && id <= this.#coroutines;
  }

  #calls(at: number): boolean {
    const [kind, of] = this.#trace.callbacks[at] ?? [];
    if (kind === undefined || of === undefined) return false;
    return kind === 'sleep' || kind === 'call' || of === 0 || this.#isTask(of);
  }

  #reads(at: number): boolean {
    const text = this.#trace.strings[at];
    this.#text += text?.length ?? 0;
    return text !== undefined;
  }

  #lists(list: readonly number[] | undefined): boolean {
    this.#listed += list?.length ?? 0;
    return list !== undefined;
  }

  #waits(at: number): boolean {
    const [, label, , , tasks] = this.#trace.waits[at] ?? [];
    this.#text += label?.length ?? 0;
    return this.#lists(tasks) && (tasks ?? []).every((task) => this.#isTask(task));
  }

  /** Maintains the stack of a lane as the reader does, and counts full searches of it. */
  #isFrame(kind: 'line' | 'call' | 'return', lane: number, fn: number): boolean {
    if (!isIndex(fn, this.#trace.functions)) return false;
    let stack = this.#stacks.get(lane);
    if (stack === undefined) {
      stack = { frames: [], counts: new Map() };
      this.#stacks.set(lane, stack);
    }
    const { frames, counts } = stack;
    const isThere = (counts.get(fn) ?? 0) > 0;
    if (kind !== 'call' && isThere) {
      while (frames.at(-1) !== fn) drop(stack);
      if (kind === 'return') drop(stack);
      return true;
    }
    if (kind !== 'call') this.#searched += frames.length;
    if (kind !== 'return') {
      frames.push(fn);
      counts.set(fn, (counts.get(fn) ?? 0) + 1);
    }
    return true;
  }
}

function drop({ frames, counts }: Depth): void {
  const fn = frames.pop();
  if (fn !== undefined) counts.set(fn, (counts.get(fn) ?? 1) - 1);
}

const isIndex = (at: number, list: { readonly length: number }): boolean =>
  at >= 0 && at < list.length;

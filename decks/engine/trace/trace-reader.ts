/**
 * Reads a trace: the full state at any moment, forwards and backwards, in any order. Pure.
 *
 * A *moment* is the state after an event, and has the event's index. Opening a trace folds it once and
 * keeps copies of the state at intervals that grow with the state, so that together they are no larger
 * than the trace. A moment is then computed from a copy and at most as many events as the copy has
 * entries (or `SPACING`).
 */
import { firstIndex } from '#format/search.ts';
import { TRACE_VERSION, traceEvent, traceLength, unknownNames } from './trace.ts';
import type { EventKind, Outcome, Trace, TraceEvent, WaitKind } from './trace.ts';
import {
  applyEvent,
  copyState,
  emptyState,
  freezeState,
  phaseOf,
  stateSize,
} from './trace-state.ts';
import type { Folded, LoopState, TaskPhase } from './trace-state.ts';

/** A step of a replay: any event, or the next of a kind. */
export type StepBy = 'event' | 'line' | 'switch' | 'turn' | 'print';

/** A period in which a lane's phase does not change: events `from` to before `to`. */
export interface Segment {
  readonly phase: TaskPhase;
  readonly from: number;
  readonly to: number;
  /** Virtual seconds. */
  readonly fromTime: number;
  readonly toTime: number;
}

/** A lane with all its segments, for drawing. */
export interface Lane {
  /** 0 the main program, positive a task, negative a thread. */
  readonly lane: number;
  readonly name: string;
  /** In order, without gaps, from its creation to the end of the trace. */
  readonly segments: readonly Segment[];
}

/** Who waits for whom. */
export interface Await {
  readonly task: number;
  readonly awaits: number;
  readonly kind: WaitKind;
}

export interface TraceReader {
  readonly trace: Trace;
  /** Moments are 0 to `length - 1`. */
  readonly length: number;
  /** The event of a moment. Throws a RangeError if there is none. */
  readonly event: (moment: number) => TraceEvent;
  /** The qualified name of a function in an event; `<module>` for the program's own code. */
  readonly functionName: (fn: number) => string;
  /** The full state at a moment. Throws a RangeError if there is none. */
  readonly at: (moment: number) => LoopState;
  /** The first moment after `moment` that is a step of this kind; pass -1 to start from the beginning. */
  readonly next: (moment: number, by: StepBy) => number | undefined;
  /** The last such moment before `moment`. */
  readonly previous: (moment: number, by: StepBy) => number | undefined;
  /** The event that began line `line` (0-based) of stdout. */
  readonly momentOfOutput: (line: number) => number | undefined;
  /** The lines of stdout (0-based, last one included) that the event of a moment wrote to. */
  readonly outputOf: (
    moment: number,
  ) => { readonly first: number; readonly last: number } | undefined;
  readonly momentOfCreation: (task: number) => number | undefined;
  /** When a task ended. */
  readonly momentOfEnd: (task: number) => number | undefined;
  /** The main program, the tasks by id, the threads in the order they were started. */
  readonly lanes: readonly Lane[];
  readonly awaits: (moment: number) => readonly Await[];
  /** Virtual seconds at the end of the trace. */
  readonly seconds: number;
}

/** Copies of the state are at least this many events apart. */
const SPACING = 64;

/** How many computed states are cached. */
const CACHED_STATES = 16;

/** Opens a trace. Throws an Error if it has another version or contains unknown event names. */
export function openTrace(trace: Trace): TraceReader {
  const version: number = trace.version;
  if (version !== TRACE_VERSION) {
    throw new Error(
      `The trace has version ${version}; this reader knows ${TRACE_VERSION}. ` +
        'Run the program again.',
    );
  }
  const unknown = unknownNames(trace);
  if (unknown.length > 0) {
    throw new Error(
      `The trace has events that this reader does not know: ${unknown.join(', ')}. ` +
        'Run the program again.',
    );
  }
  const length = traceLength(trace);
  const functionName = (fn: number): string => trace.functions[fn]?.[0] ?? '?';
  const steps: Record<Exclude<StepBy, 'event'>, number[]> = {
    line: [],
    switch: [],
    turn: [],
    print: [],
  };
  const copies: Folded[] = [];
  const created = new Map<number, number>();
  const over = new Map<number, number>();
  /** The event that began each line of stdout. */
  const lineStarts: number[] = [];
  const printed = new Map<number, { readonly first: number; readonly last: number }>();
  const collector = new LaneCollector();
  const state = emptyState();
  let atLineStart = true;
  let lastTask: number | undefined;

  for (let at = 0; at < length; at += 1) {
    const event = traceEvent(trace, at);
    const linesBefore = state.lines;
    applyEvent(state, event);
    collector.see(state, event);
    if (event.kind === 'line' || event.kind === 'turn') steps[event.kind].push(at);
    else if (event.kind === 'task') created.set(event.task, at);
    else if (event.kind === 'begin' && event.lane > 0 && event.lane !== lastTask) {
      steps.switch.push(at);
      lastTask = event.lane;
    } else if (event.kind === 'end' && event.lane > 0 && isOver(event.outcome)) {
      over.set(event.lane, at);
    } else if (event.kind === 'print' && event.stream === 'stdout' && event.text !== '') {
      steps.print.push(at);
      const first = atLineStart ? linesBefore : lineStarts.length - 1;
      atLineStart = event.text.endsWith('\n');
      const lines = state.lines + (atLineStart ? 0 : 1);
      while (lineStarts.length < lines) lineStarts.push(at);
      printed.set(at, { first, last: lines - 1 });
    }
    const since = at - (copies.at(-1)?.moment ?? -1);
    if (since >= Math.max(SPACING, stateSize(state))) copies.push(copyState(state));
  }

  function fold(moment: number): Folded {
    if (!Number.isInteger(moment) || moment < 0 || moment >= length) {
      throw new RangeError(`The trace has no moment ${moment}.`);
    }
    const nearest = copies[after(copies, moment, (copy) => copy.moment) - 1];
    const folded = nearest === undefined ? emptyState() : copyState(nearest);
    while (folded.moment < moment) applyEvent(folded, traceEvent(trace, folded.moment + 1));
    return folded;
  }

  // Recently requested: to show one moment, a replay asks for it and for the ones before it again and
  // again.
  const recent = new Map<number, LoopState>();
  function at(moment: number): LoopState {
    let state = recent.get(moment);
    if (state === undefined) {
      state = freezeState(fold(moment), functionName);
      recent.set(moment, state);
      const [oldest] = recent.keys();
      if (recent.size > CACHED_STATES && oldest !== undefined) recent.delete(oldest);
    }
    return state;
  }

  return {
    trace,
    length,
    event: (moment) => traceEvent(trace, moment),
    functionName,
    at,
    next: (moment, by) => {
      if (by === 'event') return moment + 1 < length ? moment + 1 : undefined;
      return steps[by][after(steps[by], moment, identity)];
    },
    previous: (moment, by) => {
      if (by === 'event') return moment > 0 ? moment - 1 : undefined;
      return steps[by][after(steps[by], moment - 1, identity) - 1];
    },
    momentOfOutput: (line) => lineStarts[line],
    outputOf: (moment) => printed.get(moment),
    momentOfCreation: (task) => created.get(task),
    momentOfEnd: (task) => over.get(task),
    lanes: collector.lanes(length, state),
    awaits: (moment) =>
      at(moment).tasks.flatMap(({ id, waitsFor }) =>
        (waitsFor?.tasks ?? []).map((awaits) => ({
          task: id,
          awaits,
          kind: waitsFor?.kind ?? 'future',
        })),
      ),
    seconds: state.time,
  };
}

const identity = (moment: number): number => moment;

/** How many entries of a sorted list have a moment of at most `moment`. */
function after<T>(entries: readonly T[], moment: number, momentOf: (entry: T) => number): number {
  return firstIndex(entries.length, (at) => momentOf(entries[at] as T) > moment);
}

const isOver = (outcome: Outcome): boolean => outcome !== 'waits' && outcome !== 'yields';

const OWN_CODE: ReadonlySet<EventKind> = new Set(['line', 'call', 'return', 'print']);

/** Collects the lanes while the trace is folded. */
class LaneCollector {
  readonly #open = new Map<number, { phase: TaskPhase; from: number; fromTime: number }>();
  readonly #segments = new Map<number, Segment[]>();
  readonly #names = new Map<number, string>([[0, 'main program']]);
  /** The current callback has run some of the program's own code. */
  #calledBack = false;

  /** `state` is the one after `event`. */
  see(state: Folded, event: TraceEvent): void {
    const { lane } = event;
    if (event.kind === 'task') {
      this.#names.set(event.task, event.name);
      this.#enter(event.task, 'created', state);
    } else if (event.kind === 'thread') {
      if (event.begins) this.#names.set(lane, event.name);
      this.#enter(lane, event.begins ? 'running' : 'done', state);
    } else if (event.kind === 'queued') {
      if ('task' in event.callback) this.#follow(event.callback.task, state);
    } else if ((event.kind === 'begin' || event.kind === 'end') && lane > 0) {
      this.#follow(lane, state);
    }
    // The main program runs when its own code does; otherwise the loop runs in its name. A callback of
    // the loop counts as the program only if it runs some of the program's code.
    if (event.kind === 'begin' || event.kind === 'end') this.#calledBack = false;
    else if (lane === 0 && OWN_CODE.has(event.kind)) this.#calledBack = true;
    if (lane === 0 || event.kind === 'begin' || event.kind === 'end') {
      const inCallback = state.steps.length > 0;
      const busy = state.active === 0 && !state.over && (!inCallback || this.#calledBack);
      this.#enter(0, state.over ? 'done' : busy ? 'running' : 'waiting', state);
    }
  }

  lanes(length: number, { time }: Folded): Lane[] {
    const order = (lane: number): number => (lane >= 0 ? lane : Number.MAX_SAFE_INTEGER / 2 - lane);
    return [...this.#open]
      .toSorted(([a], [b]) => order(a) - order(b))
      .map(([lane, open]) => ({
        lane,
        name: this.#names.get(lane) ?? '',
        segments: [...(this.#segments.get(lane) ?? []), { ...open, to: length, toTime: time }],
      }));
  }

  #follow(task: number, state: Folded): void {
    const phase = phaseOf(state, task);
    if (phase !== undefined) this.#enter(task, phase, state);
  }

  #enter(lane: number, phase: TaskPhase, { moment, time }: Folded): void {
    const open = this.#open.get(lane);
    if (open?.phase === phase) return;
    if (open !== undefined) {
      const done = { ...open, to: moment, toTime: time };
      const segments = this.#segments.get(lane);
      if (segments === undefined) this.#segments.set(lane, [done]);
      else segments.push(done);
    }
    this.#open.set(lane, { phase, from: moment, fromTime: time });
  }
}

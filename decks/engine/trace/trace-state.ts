/**
 * The state of a program and its loop, and how each event of a trace changes it. Pure; in one file
 * because the fields of the state and the events that set them change together.
 */
import { afterEvent } from './coroutine-state.ts';
import type { CoroutineState } from './coroutine-state.ts';
import type { Frame, Stack } from './stack.ts';
import { enterLine, framesOf, leaveFunction } from './stack.ts';
import type { Callback, TraceEvent, Wait } from './trace.ts';

export type TaskPhase =
  'created' | 'ready' | 'running' | 'waiting' | 'done' | 'failed' | 'cancelled';

export interface TaskState {
  /** 1 for the first task created, and so on: also its lane. */
  readonly id: number;
  readonly name: string;
  /** The call that created its coroutine, with plain arguments. */
  readonly coroutine: string;
  /** Created by `asyncio.run` for its shutdown, not by the program. */
  readonly housekeeping: boolean;
  /** The lane that created it, and that lane's current line (0 if none). */
  readonly createdBy: number;
  readonly createdAtLine: number;
  readonly phase: TaskPhase;
  /** False until its first step. */
  readonly started: boolean;
  /** A cancellation was requested but has not been delivered. */
  readonly cancelling: boolean;
  /** While it waits, and while it is ready because the wait is over. */
  readonly waitsFor: Wait | undefined;
  /** Innermost last; empty before the first step and after the last one. */
  readonly stack: readonly Frame[];
  /** Ids of the tasks that wait for it. */
  readonly awaitedBy: readonly number[];
  /** The result or exception of a finished task if the trace has it, otherwise empty. */
  readonly result: string;
}

export interface ThreadState {
  /** -1 for the first thread, and so on. */
  readonly lane: number;
  /** The function it runs. */
  readonly name: string;
  /** The lane that started it. */
  readonly startedBy: number;
  readonly running: boolean;
  readonly stack: readonly Frame[];
}

export interface ReadyEntry {
  readonly handle: number;
  readonly callback: Callback;
}

export interface TimerEntry {
  readonly handle: number;
  readonly callback: Callback;
  /** Deadline in virtual seconds. */
  readonly when: number;
  /** The lane that set it. */
  readonly setBy: number;
}

/** Whose code runs. */
export interface Running {
  readonly lane: number;
  readonly line: number;
  /** Innermost last. */
  readonly stack: readonly Frame[];
}

/** Everything known at a moment. */
export interface LoopState {
  /** The event that has just happened. */
  readonly moment: number;
  /** Virtual seconds. */
  readonly time: number;
  /** Turns of the loop begun so far. */
  readonly turn: number;
  /** Undefined while the loop itself is running, and at the end. */
  readonly running: Running | undefined;
  /** The main program's own stack; callbacks of the loop are on it too. */
  readonly main: readonly Frame[];
  /** All tasks created so far, by id. */
  readonly tasks: readonly TaskState[];
  readonly threads: readonly ThreadState[];
  /** All coroutine objects created so far by calls in the program. */
  readonly coroutines: readonly CoroutineState[];
  /** In order: the first runs next. */
  readonly ready: readonly ReadyEntry[];
  /** By deadline; equal ones in the order they were set. */
  readonly timers: readonly TimerEntry[];
  /** Stdout so far: its length (UTF-16 units) and its complete lines. */
  readonly output: { readonly length: number; readonly lines: number };
  /** The main program has ended. */
  readonly over: boolean;
}

/** A task whose stack shares its outer part with earlier moments. */
interface TaskRecord extends Omit<TaskState, 'awaitedBy' | 'stack'> {
  readonly stack: Stack;
  /** Its handle in the ready queue, or 0. */
  readonly handle: number;
}

interface ThreadRecord extends Omit<ThreadState, 'stack'> {
  readonly stack: Stack;
}

/** The state while folding. The objects in its containers are never changed, only replaced. */
export interface Folded {
  moment: number;
  time: number;
  turn: number;
  main: Stack;
  tasks: TaskRecord[];
  threads: ThreadRecord[];
  coroutines: CoroutineState[];
  /** Lanes of the steps being run, innermost last: more than one with eager tasks. */
  steps: number[];
  /** The lane whose code ran last; undefined if the loop has taken over since. */
  active: number | undefined;
  ready: Map<number, ReadyEntry>;
  timers: Map<number, TimerEntry>;
  length: number;
  lines: number;
  over: boolean;
}

/** Before the first event. */
export function emptyState(): Folded {
  return {
    moment: -1,
    time: 0,
    turn: 0,
    main: undefined,
    tasks: [],
    threads: [],
    coroutines: [],
    steps: [],
    active: undefined,
    ready: new Map(),
    timers: new Map(),
    length: 0,
    lines: 0,
    over: false,
  };
}

/** A copy that can be folded further without changing the original. */
export function copyState(state: Folded): Folded {
  return {
    ...state,
    tasks: [...state.tasks],
    threads: [...state.threads],
    coroutines: [...state.coroutines],
    steps: [...state.steps],
    ready: new Map(state.ready),
    timers: new Map(state.timers),
  };
}

/** The cost of a copy, in entries. */
export function stateSize(state: Folded): number {
  const { tasks, threads, coroutines, steps, ready, timers } = state;
  const lists = tasks.length + threads.length + coroutines.length + steps.length;
  return lists + ready.size + timers.size;
}

/** Whether a coroutine belongs to the shutdown of `asyncio.run`. */
export function isHousekeeping(coroutine: string): boolean {
  return coroutine === 'shutdown_asyncgens' || coroutine === 'shutdown_default_executor';
}

/** The phase of a task; undefined if it does not exist yet. */
export function phaseOf(state: Folded, task: number): TaskPhase | undefined {
  return state.tasks[task - 1]?.phase;
}

/** Applies one event to `state`. */
export function applyEvent(state: Folded, event: TraceEvent): void {
  state.moment += 1;
  const { lane } = event;
  switch (event.kind) {
    case 'line':
      setStack(state, lane, enterLine(stackOf(state, lane), event.fn, event.line));
      state.active = lane;
      return;
    case 'call': {
      const below = stackOf(state, lane);
      setStack(state, lane, { fn: event.fn, line: event.line, below });
      state.active = lane;
      return;
    }
    case 'return':
      setStack(state, lane, leaveFunction(stackOf(state, lane), event.fn));
      state.active = lane;
      return;
    case 'print':
      if (event.stream === 'stdout') {
        state.length += event.text.length;
        state.lines += event.text.split('\n').length - 1;
      }
      return;
    case 'task':
      state.tasks[event.task - 1] = {
        id: event.task,
        name: event.name,
        coroutine: event.coroutine,
        housekeeping: isHousekeeping(event.coroutine),
        createdBy: lane,
        createdAtLine: stackOf(state, lane)?.line ?? 0,
        phase: 'created',
        started: false,
        cancelling: false,
        waitsFor: undefined,
        stack: undefined,
        result: '',
        handle: 0,
      };
      return;
    case 'queued': {
      const { handle, callback } = event;
      state.ready.set(handle, { handle, callback });
      if (callback.kind === 'start' || callback.kind === 'step' || callback.kind === 'wake') {
        change(state, callback.task, (task) => ({
          handle,
          phase: task.phase === 'running' ? 'running' : 'ready',
        }));
      }
      return;
    }
    case 'timer': {
      const { handle, callback, when } = event;
      state.timers.set(handle, { handle, callback, when, setBy: lane });
      return;
    }
    case 'fired': {
      const timer = state.timers.get(event.handle);
      if (timer === undefined) return;
      state.timers.delete(event.handle);
      state.ready.set(event.handle, { handle: event.handle, callback: timer.callback });
      return;
    }
    case 'dropped':
      state.timers.delete(event.handle);
      state.ready.delete(event.handle);
      return;
    case 'clock':
      state.time = event.time;
      return;
    case 'turn':
      state.turn = event.turn;
      state.active = undefined;
      state.ready = inOrder(state.ready, event.ready);
      return;
    case 'begin':
      state.ready.delete(event.handle);
      state.steps.push(lane);
      state.active = lane;
      change(state, lane, () => ({
        phase: 'running',
        started: true,
        cancelling: false,
        waitsFor: undefined,
        handle: 0,
      }));
      return;
    case 'end':
      state.steps.pop();
      state.active = state.steps.at(-1);
      change(state, lane, (task) => ended(task, event.outcome, event.wait, event.text));
      return;
    case 'future':
      return;
    case 'cancel':
      change(state, event.task, () => ({ cancelling: true }));
      return;
    case 'raise':
    case 'catch':
      return;
    case 'thread':
      if (event.begins) {
        state.threads[-lane - 1] = {
          lane,
          name: event.name,
          startedBy: event.by,
          running: true,
          stack: undefined,
        };
      } else {
        const thread = state.threads[-lane - 1];
        if (thread === undefined) return;
        state.threads[-lane - 1] = { ...thread, running: false, stack: undefined };
        if (state.active === lane) state.active = state.steps.at(-1);
      }
      return;
    case 'exit':
      state.main = undefined;
      state.active = undefined;
      state.over = true;
      return;
    case 'coroutine':
    case 'awaited':
    case 'unawaited': {
      const at = event.coroutine - 1;
      const line = stackOf(state, lane)?.line ?? 0;
      const next = afterEvent(state.coroutines[at], event, line);
      if (next !== undefined) state.coroutines[at] = next;
      return;
    }
  }
}

function change(
  state: Folded,
  id: number,
  changes: (task: TaskRecord) => Partial<TaskRecord>,
): void {
  const task = state.tasks[id - 1];
  if (task !== undefined) state.tasks[id - 1] = { ...task, ...changes(task) };
}

function ended(
  task: TaskRecord,
  outcome: (TraceEvent & { kind: 'end' })['outcome'],
  wait: Wait | undefined,
  text: string,
): Partial<TaskRecord> {
  switch (outcome) {
    case 'returned':
      return {};
    case 'waits':
      // Ready at once if what it waits for was done before.
      return { phase: task.handle === 0 ? 'waiting' : 'ready', waitsFor: wait };
    case 'yields':
      return { phase: 'ready' };
    case 'result':
      return { phase: 'done', result: text, stack: undefined, cancelling: false };
    case 'exception':
      return { phase: 'failed', result: text, stack: undefined, cancelling: false };
    case 'cancelled':
      return { phase: 'cancelled', result: text, stack: undefined, cancelling: false };
  }
}

function inOrder(
  ready: ReadonlyMap<number, ReadyEntry>,
  handles: readonly number[],
): Map<number, ReadyEntry> {
  const unknown: Callback = { kind: 'call', name: '' };
  return new Map(
    handles.map((handle) => [handle, ready.get(handle) ?? { handle, callback: unknown }]),
  );
}

function stackOf(state: Folded, lane: number): Stack {
  if (lane === 0) return state.main;
  return lane > 0 ? state.tasks[lane - 1]?.stack : state.threads[-lane - 1]?.stack;
}

function setStack(state: Folded, lane: number, stack: Stack): void {
  if (lane === 0) state.main = stack;
  else if (lane > 0) change(state, lane, () => ({ stack }));
  else {
    const thread = state.threads[-lane - 1];
    if (thread !== undefined) state.threads[-lane - 1] = { ...thread, stack };
  }
}

/** The state as the reader returns it. `names`: of the trace's functions. */
export function freezeState(state: Folded, names: (fn: number) => string): LoopState {
  const frames = (stack: Stack): readonly Frame[] => framesOf(stack, names);
  const { active } = state;
  const awaitedBy = state.tasks.map((): number[] => []);
  for (const task of state.tasks) {
    for (const awaited of task.waitsFor?.tasks ?? []) awaitedBy[awaited - 1]?.push(task.id);
  }
  return {
    moment: state.moment,
    time: state.time,
    turn: state.turn,
    running:
      active === undefined
        ? undefined
        : {
            lane: active,
            line: stackOf(state, active)?.line ?? 0,
            stack: frames(stackOf(state, active)),
          },
    main: frames(state.main),
    tasks: state.tasks.map((task, at) => ({
      id: task.id,
      name: task.name,
      coroutine: task.coroutine,
      housekeeping: task.housekeeping,
      createdBy: task.createdBy,
      createdAtLine: task.createdAtLine,
      phase: task.phase,
      started: task.started,
      cancelling: task.cancelling,
      waitsFor: task.waitsFor,
      stack: frames(task.stack),
      awaitedBy: awaitedBy[at] ?? [],
      result: task.result,
    })),
    threads: state.threads.map(({ stack, ...thread }) => ({ ...thread, stack: frames(stack) })),
    coroutines: [...state.coroutines],
    ready: [...state.ready.values()],
    timers: [...state.timers.values()].toSorted((a, b) => a.when - b.when || a.handle - b.handle),
    output: { length: state.length, lines: state.lines },
    over: state.over,
  };
}

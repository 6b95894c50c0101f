/** Problems in a run of a program, with their lines. Pure. */
import type { TraceReader } from '../trace/trace-reader.ts';
import type { Run } from '../types.ts';
import type { SourceNotes } from './source.ts';
import type { RunWaits, Waited } from './waits.ts';
import { BUSY, lineOf } from './waits.ts';

export const FINDING_KINDS = [
  'never-awaited',
  'forgotten-task',
  'lost-exception',
  'blocked-loop',
  'sequential-awaits',
  'lock-over-wait',
  'dead-timeout',
  'deadlock',
  'race',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  readonly kind: FindingKind;
  readonly line: number;
  readonly message: string;
}

/** In seconds: when a blocked loop, a wait with a lock held, or a possible overlap is reported. */
export interface Thresholds {
  readonly block: number;
  readonly lock: number;
  readonly overlap: number;
}

/** asyncio's own `slow_callback_duration` for a block; what a person notices for the others. */
export const THRESHOLDS: Thresholds = { block: 0.1, lock: 0.5, overlap: 0.1 };

/** Everything known about one run. */
export interface Inspected {
  readonly name: string;
  readonly run: Run;
  readonly reader: TraceReader;
  readonly waits: RunWaits;
  readonly source: SourceNotes;
}

/** Warnings on stderr: coroutines that were never awaited, exceptions that were never retrieved. */
export function fromWarnings({ run: { stderr }, name }: Inspected): readonly Finding[] {
  const lines = stderr.split('\n');
  return lines.flatMap((text, at): readonly Finding[] => {
    const forgotten = /RuntimeWarning: coroutine '(.+)' was never awaited/u.exec(text);
    if (forgotten !== null) {
      const rest = lines.slice(at);
      const origin = rest.findIndex((line) => line.startsWith('Coroutine created at'));
      const line =
        origin === -1 ? lineIn(text, name) : lastLine(rest.slice(origin, origin + 3), name);
      const what = forgotten[1] ?? '';
      return [
        {
          kind: 'never-awaited',
          line,
          message: `The call of ${what} builds a coroutine that nobody awaits: its body never runs. Write await before it, or give it to create_task.`,
        },
      ];
    }
    if (/^(?:Task|Future) exception was never retrieved/u.test(text)) {
      const end = lines.findIndex(
        (line, index) =>
          index > at &&
          /^\w[\w.]*(?:Error|Exception|Group|Exit|Stop\w*)\b/u.test(line) &&
          !line.startsWith('future:'),
      );
      const block = lines.slice(at, end === -1 ? at + 40 : end + 1);
      const error = end === -1 ? 'an exception' : (lines[end] ?? '');
      return [
        {
          kind: 'lost-exception',
          line: lastLine(block, name),
          message: `${error} ends a task and nobody retrieves it: the program goes on as if nothing had happened. Await the task, or keep it in a TaskGroup.`,
        },
      ];
    }
    return [];
  });
}

function lineIn(text: string, name: string): number {
  const at = text.indexOf(`${name}:`);
  return at === -1 ? 0 : Number.parseInt(text.slice(at + name.length + 1), 10) || 0;
}

/** The last line of the program in a traceback. */
function lastLine(block: readonly string[], name: string): number {
  const found = block.flatMap((text) => {
    const frame = /File "(.+)", line (\d+)/u.exec(text);
    return frame?.[1] === name ? [Number(frame[2])] : [];
  });
  return found.at(-1) ?? 0;
}

/** Exceptions in unused results of `gather(..., return_exceptions=True)`. */
export function ignoredResults({ reader, source }: Inspected): readonly Finding[] {
  if (source.ignored.length === 0) return [];
  const failed = reader.lanes.some(({ segments }) =>
    segments.some(({ phase }) => phase === 'failed'),
  );
  if (!failed) return [];
  return source.ignored.map(({ line }) => ({
    kind: 'lost-exception',
    line,
    message:
      'return_exceptions=True puts exceptions among the results, and nobody looks at those: one of them failed unseen. Keep the list and look at it.',
  }));
}

/** Exceptions of a task of `gather` that failed after another one had ended the wait. */
export function lostInGather({ reader, waits: { waits } }: Inspected): readonly Finding[] {
  const { tasks } = reader.at(reader.length - 1);
  return waits
    .filter(({ wait, open }) => wait.kind === 'gather' && !open)
    .flatMap(({ wait, line, to }) =>
      wait.tasks.flatMap((id): readonly Finding[] => {
        const end = reader.momentOfEnd(id);
        const task = tasks[id - 1];
        // A task that the program created itself may be looked at later.
        if (end === undefined || task?.phase !== 'failed' || task.createdAtLine !== line) return [];
        const raised = lastRaised(reader, id);
        if (raised === undefined || reader.at(end).time <= to) return [];
        return [
          {
            kind: 'lost-exception',
            line: raised.line,
            message: `${raised.exception} is lost: the gather of line ${line} had passed on another exception by then. Use return_exceptions=True and look at the results, or a TaskGroup.`,
          },
        ];
      }),
    );
}

function lastRaised(reader: TraceReader, lane: number) {
  for (let moment = reader.length - 1; moment >= 0; moment -= 1) {
    const event = reader.event(moment);
    if (event.kind === 'raise' && event.lane === lane) return event;
  }
  return undefined;
}

/** Tasks that are still pending when the main program ends. */
export function forgottenTasks({ reader }: Inspected): readonly Finding[] {
  const over = reader.momentOfEnd(1);
  if (over === undefined) return [];
  const state = reader.at(over);
  return state.tasks
    .filter(
      ({ id, phase, housekeeping }) =>
        id > 1 && !housekeeping && !['done', 'failed', 'cancelled'].includes(phase),
    )
    .filter(({ cancelling }) => !cancelling)
    .map(({ name, coroutine, createdAtLine }) => ({
      kind: 'forgotten-task',
      line: createdAtLine,
      message: `${name} (${coroutine}) is still pending when the program ends, so asyncio.run cancels it half-way. Keep it and await it, or use a TaskGroup.`,
    }));
}

/** Steps that block the loop. */
export function blockedLoop(
  { waits: { blocked, busy } }: Inspected,
  { block }: Thresholds,
): readonly Finding[] {
  const longest = new Map<number, number>();
  for (const { line, seconds } of blocked) {
    longest.set(line, Math.max(longest.get(line) ?? 0, seconds));
  }
  return [
    ...[...longest]
      .filter(([line, seconds]) => line > 0 && seconds >= block)
      .map(([line, seconds]): Finding => ({
        kind: 'blocked-loop',
        line,
        message: `This line holds up the whole loop for ${figure(seconds)} s: no other task runs meanwhile. Await asyncio.sleep in its place, or move the work to asyncio.to_thread.`,
      })),
    ...busy.map(({ line, events }): Finding => ({
      kind: 'blocked-loop',
      line,
      message: `This line runs ${events} times without an await in between: no other task runs meanwhile. Move the work to asyncio.to_thread, or to a process.`,
    })),
  ];
}

/** The line at which a run was that had to be stopped because it computed for too long. */
export function neverAwaits({ run, waits: { busy, unended } }: Inspected): readonly Finding[] {
  if (busy.length > 0 || unended === undefined) return [];
  // A trace that was cut does not show what came last, unless it is all of one step.
  if (run.trace?.cut === true && unended.events < BUSY) return [];
  return [
    {
      kind: 'blocked-loop',
      line: unended.line,
      message:
        'The program was still at this line when its time was over: it computes without an await, so no other task runs meanwhile. End the loop, or move the work to asyncio.to_thread, or to a process.',
    },
  ];
}

/** Consecutive awaits that do not depend on each other. */
export function sequentialAwaits(
  { source, waits: { waits }, reader }: Inspected,
  { overlap }: Thresholds,
): readonly Finding[] {
  return source.sequences.flatMap(({ lines }): readonly Finding[] => {
    const times =
      lines.length > 1
        ? lines.map((line) => [...durations(reader, waits, line)].at(0) ?? 0)
        : durations(reader, waits, lines[0] ?? 0);
    const total = times.reduce((sum, one) => sum + one, 0);
    const saved = total - Math.max(0, ...times);
    if (saved < overlap) return [];
    return [
      {
        kind: 'sequential-awaits',
        line: lines[0] ?? 0,
        message: `${lines.length > 1 ? 'These awaits' : 'The awaits of this loop'} do not depend on each other but run one after the other: ${figure(total)} s. With asyncio.gather or a TaskGroup they would take ${figure(total - saved)} s, ${figure(saved)} s less.`,
      },
    ];
  });
}

/** How long tasks stayed at a line each time they reached it, inner functions included. */
function durations(reader: TraceReader, waits: readonly Waited[], line: number): readonly number[] {
  const times: number[] = [];
  let since: { readonly lane: number; readonly time: number; readonly depth: number } | undefined;
  let time = 0;
  for (let moment = 0; moment < reader.length; moment += 1) {
    const event = reader.event(moment);
    if (event.kind === 'clock') ({ time } = event);
    if (event.kind === 'line' && since === undefined && event.line === line) {
      const depth = reader.at(moment).tasks[event.lane - 1]?.stack.length ?? 0;
      since = { lane: event.lane, time, depth };
    } else if (
      since !== undefined &&
      event.lane === since.lane &&
      (event.kind === 'line' || event.kind === 'return')
    ) {
      const depth = reader.at(moment).tasks[event.lane - 1]?.stack.length ?? 0;
      if (depth > since.depth || (event.kind === 'return' && depth === since.depth)) continue;
      if (depth === since.depth || depth < since.depth) {
        times.push(time - since.time);
        since = event.kind === 'line' && event.line === line ? { ...since, time } : undefined;
      }
    }
  }
  // A comprehension is one line: the waits inside it are counted instead.
  if (times.length <= 1) {
    const total = times[0] ?? 0;
    const sleeps = waits.filter(({ from, to }) => to > from && total > 0);
    const inner = sleeps
      .filter(({ task }) => task === sleeps[0]?.task)
      .map(({ from, to }) => to - from);
    if (inner.length > 1 && Math.abs(inner.reduce((a, b) => a + b, 0) - total) < 1e-6) return inner;
  }
  return times;
}

/** A lock that is held during a wait while others wait for it. */
export function lockOverWait(
  { reader, waits: { waits } }: Inspected,
  { lock }: Thresholds,
): readonly Finding[] {
  const found = new Map<number, Finding>();
  for (const waiting of waits) {
    if (waiting.wait.kind !== 'lock' || waiting.open || waiting.to - waiting.from < lock) continue;
    const slow = waits.find(
      (other) =>
        other.task === waiting.by &&
        other.task !== waiting.task &&
        (other.wait.kind === 'sleep' || other.wait.kind === 'thread') &&
        other.from < waiting.to &&
        other.to > waiting.from &&
        other.to - other.from >= lock,
    );
    if (slow === undefined) continue;
    const name = reader.lanes.find(({ lane }) => lane === waiting.task)?.name ?? '';
    found.set(slow.line, {
      kind: 'lock-over-wait',
      line: slow.line,
      message: `The lock of line ${waiting.line} is held over this wait, and ${name} waits ${figure(waiting.to - waiting.from)} s for it. Wait first and take the lock only for what has to be done alone.`,
    });
  }
  return [...found.values()];
}

/** Timeouts that cannot fire. */
export function deadTimeouts({ source }: Inspected): readonly Finding[] {
  return source.timeouts.map(({ line, why }) => ({
    kind: 'dead-timeout',
    line,
    message: `This timeout can never fire: ${why}.`,
  }));
}

const CIRCLE = new Set([
  'lock',
  'event',
  'condition',
  'semaphore',
  'barrier',
  'get',
  'put',
  'join',
  'future',
]);

/** Tasks that wait for each other, or for something that nobody will do. */
export function deadlock(
  { run, reader, waits: { waits } }: Inspected,
  when: string,
): readonly Finding[] {
  if (run.ended.kind !== 'deadlock') return [];
  const state = reader.at(reader.length - 1);
  const stuck = waits.filter(({ open }) => open);
  const names = new Map(reader.lanes.map(({ lane, name }) => [lane, name]));
  const waiting = stuck
    .filter(({ task }) => task > 0)
    .map(
      ({ task, line, wait }) =>
        `${names.get(task) ?? ''} waits for ${wait.label} at line ${line || lineOf(state, task)}`,
    );
  const at = stuck.find(({ wait: { kind } }) => CIRCLE.has(kind)) ?? stuck[0];
  return [
    {
      kind: 'deadlock',
      line: at?.line ?? 0,
      message: `${when}Nothing will ever happen again: ${waiting.join('; ')}.`,
    },
  ];
}

export function figure(value: number): string {
  return String(Number(value.toFixed(3)));
}

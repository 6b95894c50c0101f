/** Timeouts that fired in a run without ending what they should. Pure. */
import type { TraceReader } from '../trace/trace-reader.ts';
import type { Finding, Inspected, Thresholds } from './findings.ts';
import { figure } from './findings.ts';
import type { Lines } from './source.ts';

/** A timeout that has fired. */
interface Fired {
  readonly task: number;
  readonly moment: number;
  readonly time: number;
}

/** Timeouts whose cancellation was swallowed, or that ended the wait for a thread but not the thread. */
export function firedInVain(inspected: Inspected, { block }: Thresholds): readonly Finding[] {
  const { reader, source, waits } = inspected;
  return timeoutsFired(reader).flatMap((fired): readonly Finding[] => {
    const line = deadlineOf(inspected, fired);
    if (line === undefined) return [];
    const after = `This timeout fires after ${figure(fired.time)} s`;
    const swallowed = handlerOf(reader, source.swallowing, fired);
    if (swallowed !== undefined) {
      return [
        {
          kind: 'dead-timeout',
          line,
          message: `${after} and ends nothing: the except of line ${swallowed} swallows the cancellation. Catch Exception there, or raise the cancellation again.`,
        },
      ];
    }
    const waited = waits.waits.find(
      ({ task, wait, from, to }) =>
        task === fired.task && wait.kind === 'thread' && from <= fired.time && to === fired.time,
    );
    const until = waited === undefined ? 0 : lastOfThreads(reader, fired);
    if (until - fired.time < block) return [];
    return [
      {
        kind: 'dead-timeout',
        line,
        message: `${after} and ends the wait, but not the thread, which works on until ${figure(until)} s; the program does not end before it. Give the work itself a time limit.`,
      },
    ];
  });
}

function timeoutsFired(reader: TraceReader): readonly Fired[] {
  const owners = new Map<number, number>();
  const fired: Fired[] = [];
  let time = 0;
  for (let moment = 0; moment < reader.length; moment += 1) {
    const event = reader.event(moment);
    if (event.kind === 'clock') ({ time } = event);
    else if (event.kind === 'timer' && event.callback.kind === 'timeout') {
      owners.set(event.handle, event.callback.task);
    } else if (event.kind === 'fired') {
      const task = owners.get(event.handle);
      if (task !== undefined) fired.push({ task, moment, time });
    }
  }
  return fired;
}

/** The line of the innermost timeout around what the task waits for. */
function deadlineOf(
  { reader, source: { deadlines } }: Inspected,
  { task, moment }: Fired,
): number | undefined {
  const stack = reader.at(moment).tasks[task - 1]?.stack ?? [];
  for (const { line } of stack.toReversed()) {
    const around = deadlines
      .filter((deadline) => deadline.line <= line && line <= deadline.last)
      .toSorted((a, b) => b.line - a.line);
    if (around[0] !== undefined) return around[0].line;
  }
  return undefined;
}

/** The line of the handler that ends the cancellation; undefined if it goes through. */
function handlerOf(
  reader: TraceReader,
  swallowing: readonly Lines[],
  { task, moment }: Fired,
): number | undefined {
  for (let at = moment; at < reader.length; at += 1) {
    const event = reader.event(at);
    if (event.lane !== task) continue;
    if (event.kind === 'end') return undefined;
    if (event.kind !== 'catch') continue;
    const { line, exception } = event;
    if (!exception.startsWith('CancelledError')) return undefined;
    const handler = swallowing.find((one) => one.line <= line && line <= one.last);
    if (handler !== undefined) return handler.line;
  }
  return undefined;
}

/** When the last code of the program ran in a thread that had begun by then. */
function lastOfThreads(reader: TraceReader, { moment: until }: Fired): number {
  const begun = new Set<number>();
  let [time, last] = [0, 0];
  for (let moment = 0; moment < reader.length; moment += 1) {
    const event = reader.event(moment);
    if (event.kind === 'clock') ({ time } = event);
    if (event.lane >= 0) continue;
    if (moment < until) begun.add(event.lane);
    if (begun.has(event.lane) && event.kind !== 'thread') last = time;
  }
  return last;
}

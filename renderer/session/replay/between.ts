/** What happened between two steps of a replay. Pure. */
import { isHousekeeping } from '#engine/trace/trace-state.ts';
import type { StepBy, TraceReader } from '#engine/trace/trace-reader.ts';
import type { TraceEvent } from '#engine/trace/trace.ts';

/** The notable moments between a step and the previous one. */
export interface Between {
  /** The latest of them, in order. */
  readonly moments: readonly number[];
  /** The number of earlier ones. */
  readonly earlier: number;
}

/** Only the end of a longer gap is examined: nobody reads more. */
const FAR = 2000;

/** Prints that are kept beside the latest moments. */
const PRINTS = 5;

/**
 * What led from the previous step to the moment: the latest `most` moments, and what was printed in
 * between.
 */
export function between(reader: TraceReader, moment: number, by: StepBy, most: number): Between {
  const from = Math.max(reader.previous(moment, by) ?? -1, moment - FAR);
  const notable: number[] = [];
  for (let at = from + 1; at < moment; at += 1) {
    const event = reader.event(at);
    // If the end of a step leaves nothing ready, its sentence says that the clock moves.
    const said = event.kind === 'clock' && saysTheClockMoves(reader, notable.at(-1), at);
    if (!said && isNotable(reader, event)) notable.push(at);
  }
  const latest = notable.slice(-most);
  const prints = notable.slice(0, -most).filter((at) => reader.event(at).kind === 'print');
  const moments = [...prints.slice(-PRINTS), ...latest];
  return { moments, earlier: notable.length - moments.length };
}

/**
 * Judged from the events alone, because a long step has many of these: nothing was ready if the
 * clock moves right after the end of a step, and it moved to a timer if one fires right after it.
 */
function saysTheClockMoves(reader: TraceReader, before: number | undefined, at: number): boolean {
  return (
    before === at - 1 &&
    reader.event(before).kind === 'end' &&
    at + 1 < reader.length &&
    reader.event(at + 1).kind === 'fired'
  );
}

function isNotable(reader: TraceReader, event: TraceEvent): boolean {
  switch (event.kind) {
    case 'task':
      return !isHousekeeping(event.coroutine);
    case 'print':
    case 'clock':
    case 'cancel':
    case 'raise':
    case 'catch':
    case 'thread':
    case 'exit':
    case 'coroutine':
    case 'unawaited':
      return true;
    case 'awaited':
      // The creation of a task has its own sentence.
      return event.task === 0;
    case 'begin':
    case 'end':
      // The loop's own callbacks are for stepping event by event.
      return event.lane > 0 && !tidiesUp(reader, event.lane);
    case 'line':
    case 'call':
    case 'return':
    case 'queued':
    case 'timer':
    case 'fired':
    case 'dropped':
    case 'turn':
    case 'future':
      return false;
  }
}

/** Whether a task is one of asyncio's own, for cleaning up. */
function tidiesUp(reader: TraceReader, task: number): boolean {
  const created = reader.momentOfCreation(task);
  const event = created === undefined ? undefined : reader.event(created);
  return event?.kind === 'task' && isHousekeeping(event.coroutine);
}

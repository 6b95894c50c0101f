/**
 * What a run of the program shows about an answer beyond its output: when, from what, and why then.
 */
import { describeHandle, narrate } from '#engine/trace/narrate.ts';
import { taskTitle } from '#engine/trace/task-title.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import type { TraceReader } from '#engine/trace/trace-reader.ts';
import type { EngineHandle } from '#session/engine.ts';
import type { Wait } from '#session/waits.ts';
import { waitsAtEnd } from '#session/waits.ts';

/** Why a line of output came when it did. Sentences are plain text with `code`. */
export interface Printing {
  /** The index of the output line, from 0. */
  readonly output: number;
  /** The line of the program that prints it, from 1. */
  readonly line: number;
  /** The task that prints it; undefined for the program itself. */
  readonly who: string | undefined;
  /** Why it was its turn; undefined if nothing else could run. */
  readonly why: string | undefined;
  /** The ready queue at its turn, the one that ran first at the front. */
  readonly queue: readonly string[];
}

export interface WatchedRun {
  /** Virtual seconds at which each line of the output was started. */
  readonly times: readonly number[];
  /** The first line of output that the answer has wrong; undefined if there is none. */
  readonly printing: Printing | undefined;
  /** Where a program that never ends waits; empty for any other. */
  readonly waits: readonly Wait[];
}

/** Lines of output whose time is looked up. */
const TIMED = 200;

/** Entries of a ready queue that are named. */
const QUEUED = 6;

/**
 * Runs a program with its trace. `firstDifference`: the line of output, from 0, that an answer has
 * wrong. Undefined if the run left no trace. Rejects if Python does not start.
 */
export async function watchRun(
  engine: Pick<EngineHandle, 'run'>,
  program: string,
  firstDifference: number | undefined,
): Promise<WatchedRun | undefined> {
  const { trace, ended } = await engine.run(program, { trace: true });
  if (trace === undefined) return undefined;
  const reader = openTrace(trace);
  return {
    times: timesOf(reader),
    printing: firstDifference === undefined ? undefined : printingOf(reader, firstDifference),
    waits: ended.kind === 'deadlock' ? waitsAtEnd(reader) : [],
  };
}

function timesOf(reader: TraceReader): readonly number[] {
  const times: number[] = [];
  for (let line = 0; line < TIMED; line += 1) {
    const moment = reader.momentOfOutput(line);
    if (moment === undefined) break;
    times.push(reader.at(moment).time);
  }
  return times;
}

function printingOf(reader: TraceReader, output: number): Printing | undefined {
  const moment = reader.momentOfOutput(output);
  if (moment === undefined) return undefined;
  const { lane } = reader.event(moment);
  const ran = lastBefore(moment, (at) => {
    const event = reader.event(at);
    return event.kind === 'line' && event.lane === lane ? event.line : undefined;
  });
  if (ran === undefined) return undefined;
  const task = reader.at(moment).tasks[lane - 1];
  const who = task && taskTitle(task);
  const begun = lastBefore(moment, (at) => {
    const event = reader.event(at);
    return event.kind === 'begin' && event.lane === lane ? at : undefined;
  });
  if (begun === undefined || begun === 0) {
    return { output, line: ran, who, why: undefined, queue: [] };
  }
  const { ready } = reader.at(begun - 1);
  return {
    output,
    line: ran,
    who,
    why: narrate(reader, begun),
    queue: ready
      .slice(0, QUEUED)
      .map(({ callback }) => describeHandle(reader, begun - 1, callback)),
  };
}

/** How far back a step is searched for. */
const FAR = 5000;

function lastBefore<T>(moment: number, found: (at: number) => T | undefined): T | undefined {
  for (let at = moment; at >= Math.max(0, moment - FAR); at -= 1) {
    const value = found(at);
    if (value !== undefined) return value;
  }
  return undefined;
}

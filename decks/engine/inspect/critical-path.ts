/** Why a run takes as long as it does: the waits that follow one another without a gap. Pure. */
import type { TraceReader } from '../trace/trace-reader.ts';
import type { RunWaits } from './waits.ts';

/** A segment of the path. */
export interface PathPart {
  readonly line: number;
  readonly task: string;
  /** `sleep(2)`, or `blocks the loop`. */
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

/** The most parts that are shown. */
const MOST_SHOWN = 12;

/** The longest parts of a path, in order of time, and how many there are besides. */
export function longestParts(path: readonly PathPart[]): {
  readonly shown: readonly PathPart[];
  readonly rest: number;
} {
  const shown = path
    .toSorted((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, MOST_SHOWN)
    .toSorted((a, b) => a.from - b.from);
  return { shown, rest: path.length - shown.length };
}

/** Smaller differences are ignored, in seconds. */
const NONE = 1e-6;

/**
 * Goes backwards from the last moment of the main program: from a task that waited for another to that
 * other task, from a wait for the clock to its beginning, and from a task's start to its creator.
 */
export function criticalPath(
  reader: TraceReader,
  { waits, blocked }: RunWaits,
): readonly PathPart[] {
  const parts: PathPart[] = [];
  const names = new Map(reader.lanes.map(({ lane, name }) => [lane, name]));
  let task = 1;
  let time = endOf(reader, 1);
  for (let steps = 0; steps <= 2 * waits.length + 10 && time > NONE; steps += 1) {
    const last = waits.findLast(
      (wait) => wait.task === task && wait.to <= time + NONE && wait.to - wait.from > NONE,
    );
    const begun = createdAt(reader, task);
    if (last === undefined) {
      const creator = reader.lanes.length > task ? creatorOf(reader, task) : 0;
      if (creator <= 0 || creator === task) break;
      time = Math.min(time, begun);
      task = creator;
      continue;
    }
    const ended = last.wait.tasks.find((other) => Math.abs(endOf(reader, other) - last.to) < NONE);
    if (ended !== undefined) {
      task = ended;
      time = last.to;
      continue;
    }
    if (last.wait.until === undefined && last.by > 0 && last.by !== task) {
      task = last.by;
      time = last.to;
      continue;
    }
    const { line, from, to } = last;
    parts.push({ line, task: names.get(task) ?? '', what: last.wait.label, from, to });
    time = from;
  }
  const blocks = blocked
    .filter(({ seconds }) => seconds > NONE)
    .map(({ lane, line, from, seconds }): PathPart => ({
      line,
      task: names.get(lane) ?? '',
      what: 'blocks the loop',
      from,
      to: from + seconds,
    }));
  return [...parts.flatMap((part) => without(part, blocks)), ...blocks].toSorted(
    (a, b) => a.from - b.from,
  );
}

/** The rest of a part outside the periods in which the loop was blocked, whoever waited meanwhile. */
function without(part: PathPart, blocks: readonly PathPart[]): readonly PathPart[] {
  return blocks.reduce<readonly PathPart[]>(
    (pieces, block) =>
      pieces
        .flatMap((piece) => [
          { ...piece, to: Math.min(piece.to, block.from) },
          { ...piece, from: Math.max(piece.from, block.to) },
        ])
        .filter(({ from, to }) => to - from > NONE),
    [part],
  );
}

function endOf(reader: TraceReader, task: number): number {
  const moment = reader.momentOfEnd(task);
  return moment === undefined ? reader.seconds : reader.at(moment).time;
}

function createdAt(reader: TraceReader, task: number): number {
  const moment = reader.momentOfCreation(task);
  return moment === undefined ? 0 : reader.at(moment).time;
}

function creatorOf(reader: TraceReader, task: number): number {
  const moment = reader.momentOfCreation(task);
  return moment === undefined ? 0 : (reader.at(moment).tasks[task - 1]?.createdBy ?? 0);
}

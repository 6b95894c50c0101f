/** Which of several outputs can happen: real outcomes of a program's schedules among impossible ones. */
import { linesOf, looksSame } from '#format/output.ts';
import { seededRandom, shuffled } from '#format/random.ts';
import type { Ended } from '#format/types.ts';
import { explore } from '../explore/explore.ts';
import type { ProgramOutcome } from '../explore/explore.ts';
import type { Runner } from '../explore/batches.ts';
import { describeSchedule } from '../explore/schedule.ts';
import { endAlike } from '../models/model-runs.ts';

/** An output and an ending. */
interface Result {
  readonly stdout: string;
  readonly ended: Ended;
}

export interface HappenOption extends Result {
  readonly happens: boolean;
  /** What leads to it, as a sentence without a full stop; empty for the plain run, and if it cannot happen. */
  readonly where: string;
}

export interface HappenQuestion {
  /** Some of them can happen, and some cannot. */
  readonly options: readonly HappenOption[];
  /** How many outcomes the program has in total. */
  readonly outcomes: number;
}

export interface HappenOptions {
  /** What wrong models print, the most widespread belief first. */
  readonly believed: readonly Result[];
  /** Decides which are offered, and in which order. */
  readonly seed: number;
}

/** More outputs would be searched rather than compared. */
const MOST_OPTIONS = 5;
/** The most options that can happen; at least one cannot. */
const MOST_TRUE = 3;
/** Longer outputs cannot be compared at a glance. */
const MOST_LINES = 10;

/** Limited because the learner is waiting. */
const SEARCH = { schedules: 600, time: 4_000 } as const;

/**
 * The question about a program; undefined if it has only one outcome, or if the outcomes found may not be
 * all: an output that was not seen could still happen. Rejects as `Engine.run`.
 */
export async function askHappen(
  engine: Runner,
  program: string,
  { believed, seed }: HappenOptions,
): Promise<HappenQuestion | undefined> {
  const { outcomes, complete } = await explore(engine, program, SEARCH);
  const readable = outcomes.filter(
    ({ stdout, ended }) => ended.kind !== 'limit' && linesOf(stdout).length <= MOST_LINES,
  );
  if (!complete || readable.length < 2 || readable.length < outcomes.length) return undefined;
  const random = seededRandom(seed);
  const [plain, ...others] = readable as [ProgramOutcome, ...ProgramOutcome[]];
  const real = [plain, ...shuffled(others, random)].slice(0, MOST_TRUE);
  const unreal = impossible(readable, believed, random).slice(0, MOST_OPTIONS - real.length);
  if (unreal.length === 0) return undefined;
  const options = [
    ...real.map(({ stdout, ended, schedule, observed }) => ({
      stdout,
      ended,
      happens: true,
      where: describeSchedule(schedule, observed),
    })),
    ...unreal.map(({ stdout, ended }) => ({ stdout, ended, happens: false, where: '' })),
  ];
  return { options: shuffled(options, random), outcomes: outcomes.length };
}

/** Plausible results that cannot happen: those of wrong models, then altered real ones. */
function impossible(
  outcomes: readonly Result[],
  believed: readonly Result[],
  random: () => number,
): readonly Result[] {
  const known: Result[] = [...outcomes];
  const found: Result[] = [];
  const bent = outcomes.flatMap(({ stdout, ended }) =>
    ended.kind === 'returned' ? swapped(stdout).map((text) => ({ stdout: text, ended })) : [],
  );
  const cut = outcomes.flatMap(({ stdout, ended }) =>
    ended.kind === 'returned' ? shortened(stdout).map((text) => ({ stdout: text, ended })) : [],
  );
  for (const one of [...believed, ...shuffled(bent, random), ...shuffled(cut, random)]) {
    const lines = linesOf(one.stdout).length;
    if (one.ended.kind === 'limit' || lines === 0 || lines > MOST_LINES) continue;
    if (known.some((other) => isSame(one, other))) continue;
    known.push(one);
    found.push(one);
  }
  return found;
}

function isSame(one: Result, other: Result): boolean {
  return looksSame(one.stdout, other.stdout) && endAlike(one.ended, other.ended);
}

/** An output with two neighbouring lines swapped. */
function swapped(stdout: string): readonly string[] {
  const lines = linesOf(stdout);
  return lines.flatMap((line, at) => {
    const next = lines[at + 1];
    if (next === undefined || next === line) return [];
    return [`${lines.toSpliced(at, 2, next, line).join('\n')}\n`];
  });
}

/** An output without one of its lines. */
function shortened(stdout: string): readonly string[] {
  const lines = linesOf(stdout);
  if (lines.length < 2) return [];
  return lines.map((_, at) => `${lines.toSpliced(at, 1).join('\n')}\n`);
}

/** Every outcome of a program that a search of its schedules finds. */
import { seededRandom } from '#format/random.ts';
import type { Ended } from '#format/types.ts';
import { mayStartThreads } from '../box/stacks.ts';
import { BATCH, LIMITS, chunks, ordersOf, runBatch } from './batches.ts';
import type { Runner } from './batches.ts';
import { everyOutcome, onlyWaits } from './every.ts';
import type { Explored, Observed, Run } from '../types.ts';
import { WORLD_KINDS, optionsOf } from './schedule.ts';
import type { Condition, Schedule } from './schedule.ts';
import { MOST_CONDITIONS, learn, randomSchedule, singles } from './search.ts';
import type { Known } from './search.ts';
import { shrink } from './shrink.ts';

/** An output and an ending that the program can have. */
export interface ProgramOutcome {
  readonly stdout: string;
  readonly ended: Ended;
  /** Virtual seconds of the replay. */
  readonly seconds: number;
  /** How many of the schedules tried led to it. */
  readonly count: number;
  /** The smallest change that leads to it: `optionsOf` runs it again. */
  readonly schedule: Schedule;
  /** From the replay. */
  readonly observed: Observed | undefined;
  readonly stderr: string;
}

/** The result of a search. */
export interface Exploration {
  /** Schedules that were tried. */
  readonly schedules: number;
  /** These are all the outcomes: nothing is left open, or every schedule was tried. */
  readonly complete: boolean;
  /** The time was over before enough were tried. */
  readonly late: boolean;
  /** The probability that the next schedule shows something new (Good-Turing estimate). */
  readonly unseen: number;
  /** The plain run's first, then the most frequent. */
  readonly outcomes: readonly ProgramOutcome[];
}

export interface ExploreOptions {
  /** The program's file name, as tracebacks show it. */
  readonly name?: string;
  /** The most schedules to try. */
  readonly schedules?: number;
  /** Milliseconds that the search may take. */
  readonly time?: number;
  /** Also tries other orders of the ready queue, which asyncio's own loop never has. */
  readonly anyLoop?: boolean;
  /** Orders given to the engine at a time. */
  readonly parallel?: number;
  /** Ends the search; what was found so far is returned. */
  readonly signal?: AbortSignal;
  /** Called from time to time with the number of schedules tried and of outcomes found. */
  readonly onProgress?: (schedules: number, outcomes: number) => void;
}

const DEFAULT_SCHEDULES = 1_000;
/** In milliseconds. */
export const DEFAULT_TIME = 10_000;

/** Orders between two evaluations: the same on each host, so that the search is the same. */
const ORDERS = 2;
/** If the next schedule is less likely than this to show something new, the search ends. */
const UNSEEN = 0.005;
/** With fewer schedules the estimate is meaningless. */
const LEAST = 280;
/** Random schedules tried to find fewer conditions, once all outcomes are known. */
const SIMPLER = 200;
/** More outcomes than a person reads; the most frequent are kept. */
const MOST_OUTCOMES = 100;

/** A single run longer than this part of the time is too long to be repeated for a neater result. */
const HEAVY = 0.05;
/** The most of the time that is kept for confirming what was found. */
const KEPT = 0.5;

/** An outcome during the search. */
interface Found {
  readonly stdout: string;
  readonly ended: Ended;
  schedule: Schedule;
  count: number;
}

/**
 * Tries schedules of a program until enough were tried, the time is up, or hardly anything new is
 * expected. Every reported outcome was confirmed by a separate run under its conditions.
 */
export async function explore(
  engine: Runner,
  program: string,
  options: ExploreOptions = {},
): Promise<Exploration> {
  const explored = await search(engine, program, options, !mayStartThreads(program));
  // Whatever leaks from one schedule of a batch to the next shows in runs that cannot be repeated.
  return explored ?? (await search(engine, program, options, false)) ?? nothing();
}

function nothing(): Exploration {
  return { schedules: 0, complete: false, late: false, unseen: 1, outcomes: [] };
}

async function search(
  engine: Runner,
  program: string,
  options: ExploreOptions,
  batched: boolean,
): Promise<Exploration | undefined> {
  const { name = 'program.py', schedules: most = DEFAULT_SCHEDULES, time = DEFAULT_TIME } = options;
  let until = Infinity;
  /** Milliseconds of a run. */
  let cost = Infinity;
  let late = false;
  const isOver = (): boolean => {
    const confirming = (cost * found.size) / ORDERS;
    late ||= performance.now() + Math.min(confirming, KEPT * time) >= until;
    return late || (options.signal?.aborted ?? false);
  };
  const chance = seededRandom(1);
  const found = new Map<string, Found>();
  let known: Known = { sites: [], moments: [] };
  let tried = 0;

  const note = (
    schedule: Schedule,
    run: Pick<Run, 'stdout' | 'ended'>,
    explored?: Explored,
  ): void => {
    tried += 1;
    const key = keyOf(run);
    const old = found.get(key);
    if (old !== undefined) {
      old.count += 1;
      // Fewer conditions are easier to understand.
      if (schedule.length < old.schedule.length) old.schedule = schedule;
    } else {
      const { stdout, ended } = run;
      found.set(key, { stdout, ended, schedule, count: 1 });
    }
    if (explored !== undefined && 'sites' in explored) known = learn(known, explored.sites, []);
  };
  const single = async (schedule: Schedule): Promise<Run> => {
    const begun = performance.now();
    const options = { name, observe: true, limits: LIMITS, ...optionsOf(schedule) };
    const run = await engine.run(program, options);
    cost = Math.min(cost, performance.now() - begun);
    return run;
  };
  const tryAll = async (all: readonly Schedule[]): Promise<void> => {
    const orders = ordersOf(all, batched);
    for (const some of chunks(orders, options.parallel ?? ORDERS)) {
      const answers = await Promise.all(
        some.map(async (order) => runBatch(engine, program, name, order, isOver)),
      );
      for (const [at, runs] of answers.entries()) {
        for (const [place, run] of runs.entries()) note(some[at]?.[place] ?? [], run, run.explored);
      }
      if (isOver()) return;
    }
  };

  const plain = await single([]);
  // Measured from here, because Python may have had to start first.
  until = performance.now() + time;
  note([], plain, plain.explored);
  known = learn(
    known,
    [],
    [plain.seconds, ...(plain.observed?.printed ?? []).map(({ moment }) => moment)],
  );
  if (plain.ended.kind === 'limit') {
    // Another run to confirm it would take as long.
    const { stdout, ended, seconds, observed, stderr } = plain;
    const outcome = { stdout, ended, seconds, count: 1, schedule: [], observed, stderr };
    return { schedules: 1, complete: false, late: false, unseen: 1, outcomes: [outcome] };
  }

  const worlds = WORLD_KINDS.flatMap((kind): readonly Condition[] =>
    kind === 'sets'
      ? [
          { kind, order: 1 },
          { kind, order: 2 },
        ]
      : kind === 'threads' && batched
        ? []
        : [{ kind }],
  );
  let open = false;
  let setsWalked = false;
  const deciding: Condition[] = [];
  for (const some of chunks(worlds, ORDERS)) {
    if (isOver()) return finish(false);
    const runs = await Promise.all(some.map(async (world) => single([world])));
    for (const [at, world] of some.entries()) {
      const run = runs[at] ?? plain;
      note([world], run, run.explored);
      if (keyOf(run) !== keyOf(plain)) deciding.push(world);
      setsWalked ||= (run.observed?.sets.length ?? 0) > 0;
      open ||= keyOf(run) !== keyOf(plain) || setsWalked;
    }
  }
  const { ties = [], threads = [] } = plain.observed ?? {};
  open ||= known.sites.length > 0 || ties.length > 0 || threads.length > 0;
  if (!open && options.anyLoop !== true) return finish(true);
  if (isOver()) return finish(false);

  // If only the order of waits is open and there are few orders, try all of them. Half of the schedules
  // are kept for the search, in case there are many.
  const tiesOnly = deciding.every(({ kind }) => kind === 'ties');
  const all =
    batched && tiesOnly && !setsWalked && options.anyLoop !== true && onlyWaits(program)
      ? await everyOutcome(engine, program, {
          name,
          limits: LIMITS,
          most: Math.floor((most - tried) / 2),
        })
      : undefined;
  for (const outcome of all ?? []) {
    const key = keyOf(outcome);
    const old = found.get(key);
    tried += outcome.count;
    if (old === undefined) found.set(key, { ...outcome });
    else old.count += outcome.count;
  }
  const whole = all !== undefined && found.size === all.length ? all.length : undefined;

  // Random schedules first, then each wait alone in every position, then both around what was found.
  const queue: Schedule[] = [];
  const seen = new Set<string>();
  let systematic = false;
  for (;;) {
    // All that is left to find are fewer conditions: one at best, never more than a person reads.
    const alone = systematic && queue.length === 0;
    const few = isOf(1) || (alone && (isOf(MOST_CONDITIONS) || seen.size >= SIMPLER));
    if (whole === found.size && few) break;
    if (tried >= most || isOver()) break;
    if (!systematic && (whole !== undefined || tried >= LEAST / 2)) {
      systematic = true;
      queue.push(...singles(known).slice(0, most));
    }
    const round: Schedule[] = [];
    const seeds = [...found.values()]
      .map(({ schedule }) => schedule)
      .filter(({ length }) => length > 0);
    while (round.length < Math.min(BATCH * ORDERS, most - tried)) {
      const next = queue.shift() ?? fresh(seeds);
      if (next === undefined) break;
      round.push(next);
    }
    if (round.length === 0) break;
    await tryAll(round);
    options.onProgress?.(tried, found.size);
    if (systematic && queue.length === 0 && tried >= LEAST && unseen() < UNSEEN) break;
  }
  return finish(whole === found.size);

  /** Whether no outcome takes more conditions. */
  function isOf(conditions: number): boolean {
    return [...found.values()].every(({ schedule }) => schedule.length <= conditions);
  }

  /** A random schedule that was not tried before, or undefined. */
  function fresh(seeds: readonly Schedule[]): Schedule | undefined {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const waits = randomSchedule(known, seeds, chance);
      const world = deciding.length > 0 && chance() < 0.2 ? [deciding[0] as Condition] : [];
      const ready: Condition[] =
        options.anyLoop === true && chance() < 0.5
          ? [{ kind: 'ready', seed: 1 + Math.floor(chance() * 1_000) }]
          : [];
      const schedule = [...waits, ...world, ...ready].slice(-3);
      const key = JSON.stringify(schedule);
      if (schedule.length > 0 && !seen.has(key)) {
        seen.add(key);
        return schedule;
      }
    }
    return undefined;
  }

  function unseen(): number {
    const once = [...found.values()].filter(({ count }) => count === 1).length;
    return once / Math.max(1, tried);
  }

  async function finish(complete: boolean): Promise<Exploration | undefined> {
    const wasLate = late && !complete;
    const [first, ...rest] = [...found.values()];
    const fit = wasLate ? Math.max(2, Math.floor((ORDERS * time) / cost)) : Infinity;
    const often = rest
      .toSorted((a, b) => b.count - a.count)
      .slice(0, Math.min(MOST_OUTCOMES, fit) - 1);
    const outcomes: ProgramOutcome[] = [];
    const shrunk = await shrink(
      often,
      async (all) => {
        if (wasLate && cost > HEAVY * time) return [];
        const orders = ordersOf(all, batched);
        const runs = await Promise.all(
          orders.map(async (order) => runBatch(engine, program, name, order, isOver)),
        );
        const keys = new Map(
          orders.flatMap((order, at) => order.map((one, place) => [one, keyOf(runs[at]?.[place])])),
        );
        return all.map((one) => keys.get(one) ?? '');
      },
      keyOf,
    );
    const all = first === undefined ? [] : [{ ...first, schedule: [] }, ...shrunk];
    const ways = all.map(({ schedule }) => ({
      name,
      observe: true,
      limits: LIMITS,
      ...optionsOf(schedule),
    }));
    const replayed = await Promise.all(
      chunks(ways, Math.ceil(ways.length / ORDERS)).map(async (some) =>
        engine.runAll(program, some),
      ),
    );
    const replays = replayed.flat();
    for (const [at, { stdout, ended, count, schedule }] of all.entries()) {
      const replay = replays[at];
      if (replay === undefined || keyOf(replay) !== keyOf({ stdout, ended })) {
        if (batched) return undefined;
        continue;
      }
      const { seconds, observed, stderr } = replay;
      outcomes.push({ stdout, ended, seconds, count, schedule, observed, stderr });
    }
    return {
      schedules: tried,
      complete,
      late: wasLate,
      unseen: complete ? 0 : unseen(),
      outcomes,
    };
  }
}

function keyOf(run: Pick<Run, 'stdout' | 'ended'> | undefined): string {
  return run === undefined ? '' : JSON.stringify([run.stdout, run.ended]);
}

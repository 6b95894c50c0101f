/** Runs of many schedules: several per order to a box, which is far quicker than one by one. */
import type { Engine } from '../box/engine.ts';
import type { Limits, Run } from '../types.ts';
import { optionsOf, rowOf, worldOf } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/** The part of an engine that a search needs. */
export type Runner = Pick<Engine, 'run' | 'runAll'>;

/** Schedules per order to a box. */
export const BATCH = 40;

/** Of each run: a program that does not end is not waited for long. */
export const LIMITS = {
  output: 64 * 1024,
  turns: 20_000,
  time: 10_000,
} as const satisfies Partial<Limits>;

/**
 * The runs of schedules that share a world, as far as the box completed them. Once `isOver`, a batch that
 * was lost is not tried in parts.
 */
export async function runBatch(
  engine: Runner,
  program: string,
  name: string,
  schedules: readonly Schedule[],
  isOver: () => boolean,
): Promise<readonly Run[]> {
  const [first] = schedules;
  if (first === undefined) return [];
  if (schedules.length === 1) {
    return [await engine.run(program, { name, limits: LIMITS, ...optionsOf(first) })];
  }
  const run = await engine.run(program, {
    name,
    limits: LIMITS,
    perturb: worldOf(first),
    explore: { batch: true, every: 0, schedules: schedules.map(rowOf) },
  });
  const { explored } = run;
  if (explored === undefined || !('outcomes' in explored)) {
    if (isOver()) return [];
    // The box was lost with the batch: one of its schedules does not end. They are tried in halves.
    const half = Math.ceil(schedules.length / 2);
    const parts = [schedules.slice(0, half), schedules.slice(half)];
    const runs = await Promise.all(
      parts.map(async (part) => runBatch(engine, program, name, part, isOver)),
    );
    return runs.flat();
  }
  return explored.shown.flatMap((place) => {
    const outcome = explored.outcomes[place];
    if (outcome === undefined) return [];
    const { stdout, ended, seconds } = outcome;
    const sites = 'sites' in outcome ? outcome.sites : [];
    return [{ stdout, ended, seconds, stderr: '', explored: { sites } }];
  });
}

/** Groups schedules into orders for a box. */
export function ordersOf(
  all: readonly Schedule[],
  batched: boolean,
): readonly (readonly Schedule[])[] {
  if (!batched) return all.map((one) => [one]);
  return byWorld(all).flatMap((same) => chunks(same, BATCH));
}

/** Groups schedules by world and by order of the ready queue: a box changes these once per group. */
function byWorld(schedules: readonly Schedule[]): readonly (readonly Schedule[])[] {
  const worlds = new Map<string, Schedule[]>();
  for (const [at, schedule] of schedules.entries()) {
    const ready = rowOf(schedule)[1] > 0 ? at : -1;
    const key = JSON.stringify([worldOf(schedule), ready]);
    const same = worlds.get(key);
    if (same === undefined) worlds.set(key, [schedule]);
    else same.push(schedule);
  }
  return [...worlds.values()];
}

export function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

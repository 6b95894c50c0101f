/** All outcomes of a small program: every order in which its waits may end; see python/tree.py. */
import type { Engine } from '../box/engine.ts';
import { mayStartThreads } from '../box/stacks.ts';
import type { EndRow, Limits, Run } from '../types.ts';
import type { Schedule } from './schedule.ts';

/** If there are more orders than this, they are not tried one by one. */
const EVERY = 2_000;

/** Code whose behaviour depends on more than the order of waits: on durations, or on who is first. */
const MORE_IS_OPEN =
  /\b(?:time|perf_counter|monotonic|datetime|random|\w*Queue|Barrier|(?:frozen)?set)\b|asyncio\.wait\(|\bimport\b.*\bwait\b|\{[^:{}]*,[^:{}]*\}/u;

/** An outcome, the number of orders that lead to it, and one of them. */
export interface EveryOutcome extends Pick<Run, 'stdout' | 'ended'> {
  readonly count: number;
  readonly schedule: Schedule;
}

/** Whether a program's source suggests that only the duration of waits decides what it does. */
export function onlyWaits(program: string): boolean {
  return !mayStartThreads(program) && !MORE_IS_OPEN.test(program.replaceAll(/#.*$/gmu, ''));
}

/**
 * Every outcome of a program, the plain run's first; undefined if there are too many orders to try, or if
 * it depends on more than waits. Rejects as `Engine.run`.
 */
export async function everyOutcome(
  engine: Pick<Engine, 'run'>,
  program: string,
  { name, limits, most }: EveryOptions,
): Promise<readonly EveryOutcome[] | undefined> {
  const run = await engine.run(program, {
    name,
    limits,
    explore: { batch: true, every: Math.max(1, Math.min(EVERY, most)), schedules: [] },
  });
  const { explored } = run;
  if (explored === undefined || !('outcomes' in explored) || !explored.complete) return undefined;
  return explored.outcomes.map((outcome, place) => ({
    stdout: outcome.stdout,
    ended: outcome.ended,
    count: explored.shown.filter((one) => one === place).length,
    schedule: 'ends' in outcome ? outcome.ends.map(conditionOf) : [],
  }));
}

export interface EveryOptions {
  readonly name: string;
  readonly limits: Partial<Limits>;
  readonly most: number;
}

function conditionOf([line, task, nth, takes, plain, name, place]: EndRow): Schedule[number] {
  const wait = { kind: 'wait', line, shown: line, task, nth, name, plain, takes } as const;
  return { ...wait, unit: 'seconds', ...(place > 0 && { place }) };
}

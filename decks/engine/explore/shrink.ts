/** Finds fewer and rounder conditions that lead to the same outcome. Pure except for the runs. */
import type { Ended } from '#format/types.ts';
import type { Condition, Schedule } from './schedule.ts';

interface Shrinkable {
  readonly stdout: string;
  readonly ended: Ended;
  readonly schedule: Schedule;
}

/**
 * Removes conditions one at a time as long as each outcome stays the same, then rounds the durations of
 * waits. `outcomes` runs schedules and returns the keys of their outcomes; `keyOf` returns that of an
 * outcome. All are shrunk in parallel, so that their runs can be batched.
 */
export async function shrink<T extends Shrinkable>(
  all: readonly T[],
  outcomes: (schedules: readonly Schedule[]) => Promise<readonly string[]>,
  keyOf: (one: Shrinkable) => string,
): Promise<T[]> {
  let current = [...all];
  const longest = Math.max(0, ...all.map(({ schedule }) => schedule.length));
  // Long schedules lose one condition per round.
  const steps = Array.from({ length: Math.max(2, longest - 1) }, () => without);
  for (const step of [...steps, rounded]) {
    const tries = current.flatMap((one, at) =>
      step(one.schedule).map((schedule) => ({ at, schedule })),
    );
    if (tries.length === 0) continue;
    const keys = await outcomes(tries.map(({ schedule }) => schedule));
    current = current.map((one, at) => {
      const place = tries.findIndex((each, index) => each.at === at && keys[index] === keyOf(one));
      const better = tries[place];
      return better === undefined ? one : { ...one, schedule: better.schedule };
    });
  }
  return current;
}

/** The schedule with fewer conditions, fewest first. */
function without(schedule: Schedule): readonly Schedule[] {
  if (schedule.length < 2) return [];
  const alone = schedule.map((condition): Schedule => [condition]);
  const oneLess = schedule.map((_, at) => schedule.toSpliced(at, 1));
  if (schedule.length === 2) return alone;
  // A few of many conditions are unlikely to be enough.
  return schedule.length > 3 ? oneLess : [...alone, ...oneLess];
}

/** The schedule with waits rounded to one digit, then two; one equal to the program's own is dropped. */
function rounded(schedule: Schedule): readonly Schedule[] {
  const round = (condition: Condition, digits: number): Condition => {
    if (condition.kind !== 'wait' && condition.kind !== 'sent') return condition;
    const takes = Number(condition.takes.toPrecision(digits));
    return condition.kind === 'wait' && takes === condition.plain
      ? condition
      : { ...condition, takes };
  };
  return [1, 2].map((digits) => schedule.map((condition) => round(condition, digits)));
}

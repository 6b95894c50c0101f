/** The search for outcomes without an engine: what it tries, and how it shrinks. */
import { describe, expect, test } from 'vitest';
import { rowOf, tellCondition, worldOf } from '#engine/explore/schedule.ts';
import type { Condition, Schedule, WaitCondition } from '#engine/explore/schedule.ts';
import { MOST_CONDITIONS, learn, randomSchedule, singles } from '#engine/explore/search.ts';
import { seededRandom } from '#format/random.ts';
import { shrink } from '#engine/explore/shrink.ts';
import { UNPERTURBED } from '#engine/types.ts';

const wait = (changes: Partial<WaitCondition> = {}): WaitCondition => ({
  kind: 'wait',
  line: 4,
  shown: 4,
  task: 2,
  nth: 1,
  name: 'Task-2',
  plain: 0.1,
  takes: 0.35,
  unit: 'seconds',
  ...changes,
});

const KNOWN = learn(
  { sites: [], moments: [] },
  [
    [4, 2, 1, 0.1, 0, 'Task-2'],
    [4, 3, 1, 0.2, 0, 'Task-3'],
  ],
  [],
);

describe('a schedule', () => {
  test('is told by line, wait and change', () => {
    expect(tellCondition(wait({ nth: 2 }), undefined)).toEqual({
      line: 4,
      what: 'the wait here of Task-2, number 2',
      change: 'takes 0.35 s instead of 0.1 s',
    });
    expect(
      tellCondition(wait({ line: 0, nth: 0, plain: 0, takes: 3, unit: 'times' }), undefined),
    ).toEqual({ line: 4, what: 'each wait of Task-2', change: 'takes 3 times as long' });
  });

  test('goes to the box as rows of numbers, and what holds for the whole run as its world', () => {
    const schedule: Schedule = [wait(), { kind: 'ties' }, { kind: 'ready', seed: 7 }];
    expect(rowOf(schedule)).toEqual([[[4, 2, 1, 0.35, 0]], 7]);
    expect(worldOf(schedule)).toEqual({ ...UNPERTURBED, ties: 'lifo' });
  });
});

describe('the search', () => {
  test('moves each wait alone before, between and after the ends of the others', () => {
    const moved = singles(KNOWN).flatMap(([condition]) =>
      condition?.kind === 'wait' && condition.task === 2 && condition.line === 4
        ? [condition.takes]
        : [],
    );
    expect(moved).toEqual(expect.arrayContaining([0.05, 0.15, 0.2, 0.7]));
  });

  test('never changes more than three conditions, and is the same for the same seed', () => {
    const draw = (): readonly Schedule[] => {
      const chance = seededRandom(1);
      const found: Schedule[] = [[wait(), wait({ task: 3 }), { kind: 'ties' }]];
      return Array.from({ length: 200 }, () => randomSchedule(KNOWN, found, chance));
    };
    const schedules = draw();
    const lengths = schedules.map(({ length }) => length);
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([1, MOST_CONDITIONS]);
    expect(draw()).toEqual(schedules);
  });
});

test('shrinking keeps what an outcome needs, with round figures', async () => {
  const needed = wait({ takes: 0.3567 });
  const schedule: readonly Condition[] = [wait({ task: 3 }), needed, { kind: 'ties' }];
  const outcome = { stdout: 'late', ended: { kind: 'returned' } as const, schedule };
  const run = async (schedules: readonly Schedule[]): Promise<readonly string[]> =>
    schedules.map((one) =>
      one.some((each) => each.kind === 'wait' && each.task === 2 && each.takes > 0.3) ? 'late' : '',
    );
  const [shrunk] = await shrink([outcome], run, ({ stdout }) => stdout);
  expect(shrunk?.schedule).toEqual([wait({ takes: 0.4 })]);
});

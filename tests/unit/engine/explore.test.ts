/** The search for outcomes without an engine: what it tries, and how it shrinks. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Runner } from '#engine/explore/batches.ts';
import { onlyWaits } from '#engine/explore/every.ts';
import { explore } from '#engine/explore/explore.ts';
import { rowOf, describeCondition, worldOf } from '#engine/explore/schedule.ts';
import type { Condition, Schedule, WaitCondition } from '#engine/explore/schedule.ts';
import { MOST_CONDITIONS, learn, randomSchedule, singles } from '#engine/explore/search.ts';
import { seededRandom } from '#format/random.ts';
import { shrink } from '#engine/explore/shrink.ts';
import { UNPERTURBED } from '#engine/types.ts';
import type { Run } from '#engine/types.ts';

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
  test('is described by line, wait and change', () => {
    expect(describeCondition(wait({ nth: 2 }), undefined)).toEqual({
      line: 4,
      what: 'the wait here of Task-2, number 2',
      change: 'takes 0.35 s instead of 0.1 s',
    });
    expect(
      describeCondition(wait({ line: 0, nth: 0, plain: 0, takes: 3, unit: 'times' }), undefined),
    ).toEqual({ line: 4, what: 'each wait of Task-2', change: 'takes 3 times as long' });
  });

  test('is sent to the box as rows of numbers, and conditions of the whole run as its world', () => {
    const schedule: Schedule = [wait(), { kind: 'ties' }, { kind: 'ready', seed: 7 }];
    expect(rowOf(schedule)).toEqual([[[4, 2, 1, 0.35, 0, 0]], 7]);
    expect(worldOf(schedule)).toEqual({ ...UNPERTURBED, ties: 'lifo' });
  });
});

describe('data sent over the network', () => {
  const sent: Condition = { kind: 'sent', line: 9, task: 3, nth: 2, name: 'Task-3', takes: 0.5 };

  test('is described as late, and has a negative index in a row', () => {
    expect(describeCondition(sent, undefined)).toEqual({
      line: 9,
      what: 'what Task-3 sends here, number 2',
      change: 'arrives after 0.5 s instead of at once',
    });
    expect(rowOf([sent])).toEqual([[[9, 3, -2, 0.5, 0, 0]], 0]);
  });

  test('is moved between moments, and takes no factor', () => {
    const known = learn({ sites: [], moments: [] }, [[9, 3, -1, 0, 0, 'Task-3']], [2]);
    const moved = singles(known);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.flat().every((condition) => condition.kind === 'sent')).toBe(true);
    expect(moved.flat()).toContainEqual({ ...sent, nth: 1, takes: 1 });
  });
});

describe('a program whose every schedule may be tried', () => {
  test.each([
    ['await asyncio.sleep(1)\nawait event.wait()', true],
    ['await asyncio.wait_for(f(), 1)  # a set of {1, 2}', true],
    ['print(loop.time())', false],
    ['queue = asyncio.Queue()', false],
    ['done, _ = await asyncio.wait(tasks)', false],
    ['from asyncio import wait', false],
    ['for one in {first, second}: ...', false],
    ['await asyncio.to_thread(work)', false],
  ])('%s: %s', (program, only) => {
    expect(onlyWaits(program)).toBe(only);
  });
});

describe('the search', () => {
  test('moves each wait before, between and after the ends of the others', () => {
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

test('a long schedule loses everything that its outcome does not need', async () => {
  const needed = wait({ task: 9, takes: 2 });
  const schedule = [3, 4, 5, 6].map((task) => wait({ task, takes: 1 }));
  const outcome = {
    stdout: 'late',
    ended: { kind: 'returned' } as const,
    schedule: [...schedule, needed],
  };
  const run = async (schedules: readonly Schedule[]): Promise<readonly string[]> =>
    schedules.map((one) => (one.some((each) => 'task' in each && each.task === 9) ? 'late' : ''));
  const [shrunk] = await shrink([outcome], run, ({ stdout }) => stdout);
  expect(shrunk?.schedule).toEqual([needed]);
});

describe('a search that takes long', () => {
  afterEach(() => vi.restoreAllMocks());

  /** Every run takes this long, and prints whether it is the plain one; batches are lost. */
  function slowRunner(milliseconds: number, ended: Run['ended'] = { kind: 'returned' }) {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const calls: boolean[] = [];
    const run: Runner['run'] = async (_, { explore: order } = {}) => {
      now += milliseconds;
      calls.push(order?.batch === true);
      const [rows = []] = order?.schedules[0] ?? [];
      const stdout = rows.length === 0 ? 'plain\n' : 'changed\n';
      const sites = [[4, 2, 1, 0.1, 0, 'Task-2'] as const];
      const lost = order?.batch === true;
      return {
        stdout,
        stderr: '',
        ended: lost ? { kind: 'limit', limit: 'time' } : ended,
        seconds: 1,
        observed: { timers: 1, ties: [], printed: [], threads: [], sets: [] },
        ...(!lost && { explored: { sites } }),
      };
    };
    const runAll: Runner['runAll'] = async (program, ways) =>
      Promise.all(ways.map(async (way) => run(program, way)));
    return { engine: { run, runAll }, calls, now: () => now };
  }

  test('is over soon after its time, and says so', async () => {
    const { engine, now } = slowRunner(3_000);
    const found = await explore(engine, 'await asyncio.sleep(1)', { time: 10_000 });
    expect(found).toMatchObject({ late: true, complete: false });
    expect(found.outcomes[0]?.stdout).toBe('plain\n');
    expect(now()).toBeLessThanOrEqual(25_000);
  });

  test('does not try the parts of a lost batch once the time is over', async () => {
    const { engine, calls } = slowRunner(400);
    const found = await explore(engine, 'await asyncio.sleep(1)', { time: 10_000 });
    expect(found.late).toBe(true);
    // Forty schedules in halves would be seventy-nine orders, for each batch.
    expect(calls.filter((batch) => batch).length).toBeLessThan(30);
  });

  test('runs a program that does not end only once', async () => {
    const limit = { kind: 'limit', limit: 'time' } as const;
    const { engine, calls } = slowRunner(10_000, limit);
    const found = await explore(engine, 'while True: pass');
    expect(calls).toHaveLength(1);
    expect(found).toMatchObject({ schedules: 1, complete: false, late: false });
    expect(found.outcomes.map(({ ended }) => ended)).toEqual([limit]);
  });

  test('that is quick enough is not late', async () => {
    const { engine } = slowRunner(0);
    const found = await explore(engine, 'await asyncio.sleep(1)', { schedules: 20 });
    expect(found.late).toBe(false);
    expect(found.outcomes.map(({ stdout }) => stdout)).toContain('plain\n');
  });
});

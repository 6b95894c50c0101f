import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEngine } from '#engine/box/engine.ts';
import type { Run } from '#engine/types.ts';
import { fakeBoxes } from '../../fixtures/fake-boxes.ts';

const RUN: Run = { stdout: 'done\n', stderr: '', ended: { kind: 'returned' }, seconds: 0 };

const { boxes, spawn, box } = fakeBoxes();

beforeEach(() => {
  boxes.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Answers the last request to a box. */
function answer(index: number, run: Run | 'lost' = RUN, spent = false): void {
  box(index).says({ kind: 'ended', id: box(index).asked.at(-1)?.id ?? -1, run, spent });
}

test('a spare boots after the first answer, not before', async () => {
  const engine = createEngine(spawn, { spare: true });
  box(0).says({ kind: 'booted' });
  const first = engine.run('one');
  expect(boxes).toHaveLength(1);
  answer(0);
  await first;
  expect(boxes).toHaveLength(2);
});

test('a program that never answers costs the next one no boot', async () => {
  const engine = createEngine(spawn, { spare: true });
  box(0).says({ kind: 'booted' });
  const first = engine.run('one');
  answer(0);
  await first;
  box(1).says({ kind: 'booted' });

  const runaway = engine.run('sum(itertools.count())', { limits: { time: 1000 } });
  const next = engine.run('print(1)');
  expect(box(0).asked).toHaveLength(2);
  vi.advanceTimersByTime(1300);
  // The box is gone; the program runs once more on the spare, to recover what it had printed.
  expect(box(0).killed).toBe(true);
  expect(box(1).asked).toMatchObject([{ program: 'sum(itertools.count())', stream: true }]);
  // Meanwhile a new spare boots.
  expect(boxes).toHaveLength(3);
  box(2).says({ kind: 'booted' });
  vi.advanceTimersByTime(1300);
  expect(await runaway).toMatchObject({ ended: { kind: 'limit', limit: 'time' } });

  // Requested at once from a booted box, without waiting for the one that is still booting.
  expect(box(1).killed).toBe(true);
  expect(box(2).asked).toMatchObject([{ program: 'print(1)' }]);
  answer(2);
  expect(await next).toEqual(RUN);
  expect(boxes).toHaveLength(4);
  expect(box(3).asked).toEqual([]);
});

test('a run with a trace has longer to hand over its result', async () => {
  const engine = createEngine(spawn, { spare: false });
  box(0).says({ kind: 'booted' });
  const traced = engine.run('while True: pass', { trace: true, limits: { time: 1000 } });
  vi.advanceTimersByTime(2900);
  expect(box(0).killed).toBe(false);
  const late: Run = { ...RUN, ended: { kind: 'limit', limit: 'time' } };
  answer(0, late);
  expect(await traced).toEqual(late);
});

test('a program that spends its box costs the next one no boot', async () => {
  const engine = createEngine(spawn, { spare: true });
  box(0).says({ kind: 'booted' });
  const first = engine.run('one');
  answer(0);
  await first;
  box(1).says({ kind: 'booted' });
  const spending = engine.run('open("left", "w")');
  const next = engine.run('print(1)');
  answer(0, RUN, true);
  await spending;
  expect(box(0).killed).toBe(true);
  expect(box(1).asked).toMatchObject([{ program: 'print(1)' }]);
  answer(1);
  expect(await next).toEqual(RUN);
});

test('a message from a box is accepted only if it is a result', async () => {
  const engine = createEngine(spawn, { spare: false });
  box(0).says({ kind: 'booted' });
  const forged = engine.run('one');
  answer(0, { stdout: 5, ended: 'fine' } as unknown as Run);
  // The result is lost, and requested once more.
  expect(box(0).asked).toHaveLength(1);
  expect(box(0).killed).toBe(true);
  box(1).says({ kind: 'booted' });
  answer(1, { ...RUN, stdout: 'x'.repeat(10_000_000) });
  expect(await forged).toMatchObject({ stdout: '', ended: { kind: 'limit', limit: 'memory' } });
});

describe('a hijacked box', () => {
  /** A run in progress in the first box. */
  function underWay(limits = { time: 1000, output: 100 }) {
    const engine = createEngine(spawn, { spare: false });
    box(0).says({ kind: 'booted' });
    const run = engine.run('one', { limits });
    return { run, id: box(0).asked.at(-1)?.id ?? -1 };
  }

  test('gains no time by repeating that its result is settled', async () => {
    const { run, id } = underWay();
    vi.advanceTimersByTime(900);
    box(0).says({ kind: 'settled', id, run: RUN });
    box(0).says({ kind: 'settled', id, run: { ...RUN, stdout: 'forged\n' } });
    expect(box(0).killed).toBe(true);
    expect(await run).toEqual(RUN);
  });

  test('is ended when its time is up, whatever it has settled', async () => {
    const { run, id } = underWay();
    vi.advanceTimersByTime(1250);
    box(0).says({ kind: 'settled', id, run: RUN });
    vi.advanceTimersByTime(60);
    expect(box(0).killed).toBe(true);
    expect(await run).toEqual(RUN);
  });

  test('is ended at the first output that was not requested', () => {
    const { id } = underWay();
    box(0).says({ kind: 'output', id, text: 'x' });
    expect(box(0).killed).toBe(true);
  });

  test('is ended when it streams more than a run may print', async () => {
    const { run } = underWay();
    vi.advanceTimersByTime(1300);
    box(1).says({ kind: 'booted' });
    const id = box(1).asked.at(-1)?.id ?? -1;
    box(1).says({ kind: 'output', id, text: 'x'.repeat(99) });
    box(1).says({ kind: 'output', id, text: 'xx' });
    expect(box(1).killed).toBe(false);
    box(1).says({ kind: 'output', id, text: 'x' });
    expect(box(1).killed).toBe(true);
    expect((await run).stdout).toBe('x'.repeat(100));
  });

  test.each([
    ['an end without a kind', { ...RUN, ended: {} }],
    ['an end of a kind there is not', { ...RUN, ended: { kind: 'fine' } }],
    ['an end with more than it has', { ...RUN, ended: { kind: 'returned', type: 'x' } }],
    ['a limit there is not', { ...RUN, ended: { kind: 'limit', limit: 'luck' } }],
    ['time that ran backwards', { ...RUN, seconds: -1 }],
    ['time without a number', { ...RUN, seconds: Number.NaN }],
    ['an invalid trace', { ...RUN, trace: { version: 1 } }],
    ['an extra field', { ...RUN, verified: 1 }],
  ])('is ended if it sends %s', (_, forged) => {
    underWay();
    answer(0, forged as unknown as Run);
    expect(box(0).killed).toBe(true);
  });

  test.each([
    ['nothing', undefined],
    ['a message of a kind there is not', { kind: 'hello' }],
    ['that it has booted, once more', { kind: 'booted' }],
    ['something about another run', { kind: 'ended', id: 99, run: RUN, spent: false }],
  ])('is ended if it sends %s', (_, message) => {
    underWay();
    box(0).says(message);
    expect(box(0).killed).toBe(true);
  });
});

describe('a box that is gone', () => {
  test('has its program run again unchanged', async () => {
    const engine = createEngine(spawn, { spare: false });
    box(0).says({ kind: 'booted' });
    const run = engine.run('one');
    box(0).says({ kind: 'gone' });
    box(1).says({ kind: 'booted' });
    expect(box(1).asked).toMatchObject([{ program: 'one', stream: false }]);
    answer(1);
    expect(await run).toEqual(RUN);
  });

  test('is replaced while it boots, but not for ever', async () => {
    const engine = createEngine(spawn, { spare: false });
    const run = engine.run('one');
    box(0).says({ kind: 'gone' });
    vi.advanceTimersByTime(60_000);
    box(2).says({ kind: 'gone' });
    expect(boxes).toHaveLength(3);
    await expect(run).rejects.toThrow('Python could not be started');
  });
});

test('a program that needs a fresh box gets one in which nothing has run', async () => {
  const engine = createEngine(spawn, { spare: false });
  box(0).says({ kind: 'booted' });
  const first = engine.run('one', { fresh: true });
  expect(box(0).asked).toHaveLength(1);
  answer(0);
  await first;

  const second = engine.run('two', { fresh: true });
  expect(box(0).killed).toBe(true);
  box(1).says({ kind: 'booted' });
  expect(box(1).asked).toMatchObject([{ program: 'two' }]);
  expect(box(1).asked[0]?.order).not.toHaveProperty('fresh');
  answer(1);
  await second;

  // Others take any box.
  void engine.run('three');
  expect(box(1).asked).toHaveLength(2);
});

test('the spare is such a box', async () => {
  const engine = createEngine(spawn, { spare: true });
  box(0).says({ kind: 'booted' });
  const first = engine.run('one');
  answer(0);
  await first;
  box(1).says({ kind: 'booted' });
  void engine.run('two', { fresh: true });
  expect(box(1).asked).toMatchObject([{ program: 'two' }]);
});

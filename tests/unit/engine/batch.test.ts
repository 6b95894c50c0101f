import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEngine } from '#engine/box/engine.ts';
import type { Run } from '#engine/types.ts';
import { fakeBoxes } from '../../fixtures/fake-boxes.ts';

const { boxes, spawn, box } = fakeBoxes();

beforeEach(() => {
  boxes.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const runOf = (stdout: string): Run => ({
  stdout,
  stderr: '',
  ended: { kind: 'returned' },
  seconds: 0,
});

/** Answers the last request to a box. */
function answer(
  index: number,
  stdout: string,
  rest: { readonly spent?: boolean; readonly sound?: boolean } = {},
): void {
  const id = box(index).asked.at(-1)?.id ?? -1;
  box(index).says({ kind: 'ended', id, run: runOf(stdout), spent: false, ...rest });
}

const WAYS = [{ models: ['a'] }, { models: ['b'] }, { models: ['c'] }];

/** The runs that a box was asked for, in order. */
const asked = (index: number) =>
  box(index).asked.map(({ order, batch }) => [order.models[0] ?? 'plain', batch ?? 'single']);

/** An engine with a booted box, three queued runs of one program and another after them. */
function begin() {
  const engine = createEngine(spawn, { spare: false });
  box(0).says({ kind: 'booted' });
  const all = engine.runAll('program', WAYS);
  const after = engine.run('another');
  return { engine, all, after };
}

const outputs = async (all: Promise<readonly Run[]>) => (await all).map(({ stdout }) => stdout);

describe('a batch of runs', () => {
  test('is answered in order when the last run was sound', async () => {
    const { all, after } = begin();
    answer(0, 'A');
    answer(0, 'B');
    answer(0, 'C', { sound: true });
    expect(await outputs(all)).toEqual(['A', 'B', 'C']);
    answer(0, 'D');
    expect((await after).stdout).toBe('D');
    expect(asked(0)).toEqual([
      ['a', 'more'],
      ['b', 'more'],
      ['c', 'last'],
      ['plain', 'single'],
    ]);
  });

  test('is run again, one by one and before what follows it, if it was not', async () => {
    const { all, after } = begin();
    for (const text of ['wrong', 'wrong', 'wrong']) answer(0, text, { sound: false });
    for (const text of ['A', 'B', 'C', 'D']) answer(0, text);
    expect(await outputs(all)).toEqual(['A', 'B', 'C']);
    expect((await after).stdout).toBe('D');
    expect(
      asked(0)
        .slice(3)
        .map(([, batch]) => batch),
    ).toEqual(['single', 'single', 'single', 'single']);
  });

  test('is run again in another box if its own is spent or lost half way', async () => {
    for (const lose of [
      () => answer(0, 'wrong', { spent: true }),
      () => box(0).says({ kind: 'gone' }),
      () => box(0).says('no letter'),
      () => vi.advanceTimersByTime(6000),
    ]) {
      boxes.length = 0;
      const { all } = begin();
      answer(0, 'wrong');
      lose();
      expect(box(0).killed).toBe(true);
      box(1).says({ kind: 'booted' });
      for (const text of ['A', 'B', 'C', 'D']) answer(1, text);
      expect(await outputs(all)).toEqual(['A', 'B', 'C']);
      expect(asked(1).map(([, batch]) => batch)).toEqual(['single', 'single', 'single', 'single']);
    }
  });

  test('loses nothing if its box is gone between two of its runs', async () => {
    const { all } = begin();
    answer(0, 'wrong');
    box(0).says({ kind: 'gone' });
    box(1).says({ kind: 'booted' });
    for (const text of ['A', 'B', 'C', 'D']) answer(1, text);
    expect(await outputs(all)).toEqual(['A', 'B', 'C']);
  });

  test('is refused like any run once the engine is closed', async () => {
    const { engine, all, after } = begin();
    answer(0, 'A');
    engine.close();
    await expect(all).rejects.toThrow('closed');
    await expect(after).rejects.toThrow('closed');
    await expect(engine.runAll('program', WAYS)).rejects.toThrow('closed');
  });

  test('of one run or none is sent as plain runs', async () => {
    const engine = createEngine(spawn, { spare: false });
    box(0).says({ kind: 'booted' });
    expect(await engine.runAll('program', [])).toEqual([]);
    const one = engine.runAll('program', [{}]);
    answer(0, 'A');
    expect(await outputs(one)).toEqual(['A']);
    expect(asked(0)).toEqual([['plain', 'single']]);
  });
});

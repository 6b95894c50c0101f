import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEngine } from '#engine/box/engine.ts';
import type { BoxMessage, BoxRequest, Run } from '#engine/types.ts';

const RUN: Run = { stdout: 'done\n', stderr: '', ended: { kind: 'returned' }, seconds: 0 };

/** A box whose every word the test says. */
interface FakeBox {
  readonly says: (message: BoxMessage) => void;
  readonly asked: BoxRequest[];
  killed: boolean;
}

let boxes: FakeBox[];
const spawn = (listen: (message: BoxMessage) => void) => {
  const box: FakeBox = { says: listen, asked: [], killed: false };
  boxes.push(box);
  return {
    post: (request: BoxRequest) => void box.asked.push(request),
    kill: () => {
      box.killed = true;
    },
  };
};

beforeEach(() => {
  boxes = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const box = (index: number): FakeBox => {
  const found = boxes[index];
  if (found === undefined) throw new Error(`Box ${index} was not started.`);
  return found;
};

/** Answers what a box was asked last. */
function answer(index: number, run: Run | 'lost' = RUN, spent = false): void {
  box(index).says({ kind: 'ended', id: box(index).asked.at(-1)?.id ?? -1, run, spent });
}

test('a spare boots behind the first answer, not before', async () => {
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
  // The box is gone; the program is run once more on the spare, for what it had printed.
  expect(box(0).killed).toBe(true);
  expect(box(1).asked).toMatchObject([{ program: 'sum(itertools.count())', stream: true }]);
  // Meanwhile a new spare boots.
  expect(boxes).toHaveLength(3);
  box(2).says({ kind: 'booted' });
  vi.advanceTimersByTime(1300);
  expect(await runaway).toMatchObject({ ended: { kind: 'limit', limit: 'time' } });

  // PresentedQuestion at once of a box that has booted, without a word from the one that is yet to boot.
  expect(box(1).killed).toBe(true);
  expect(box(2).asked).toMatchObject([{ program: 'print(1)' }]);
  answer(2);
  expect(await next).toEqual(RUN);
  expect(boxes).toHaveLength(4);
  expect(box(3).asked).toEqual([]);
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

test('what a box says is believed only where it is a result', async () => {
  const engine = createEngine(spawn, { spare: false });
  box(0).says({ kind: 'booted' });
  const forged = engine.run('one');
  answer(0, { stdout: 5, ended: 'fine' } as unknown as Run);
  // It is lost, and asked for once more.
  expect(box(0).asked).toHaveLength(1);
  expect(box(0).killed).toBe(true);
  box(1).says({ kind: 'booted' });
  answer(1, { ...RUN, stdout: 'x'.repeat(10_000_000) });
  expect(await forged).toMatchObject({ stdout: '', ended: { kind: 'limit', limit: 'memory' } });
});

test('a program that is to run fresh gets a box in which none has run', async () => {
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

  // Who does not ask for it takes what there is.
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

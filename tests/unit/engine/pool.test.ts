import { describe, expect, it, vi } from 'vitest';
import type { Engine } from '#engine/box/engine.ts';
import { createPool } from '#engine/box/pool.ts';
import type { Run } from '#engine/types.ts';

const RUN: Run = { stdout: '', stderr: '', ended: { kind: 'returned' }, seconds: 0 };

function fake() {
  const waiting: (() => void)[] = [];
  const wait = async (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
    });
  const engine = {
    run: vi.fn<Engine['run']>(async () => wait().then(() => RUN)),
    runAll: vi.fn<Engine['runAll']>(async (_, ways) => wait().then(() => ways.map(() => RUN))),
    booted: vi.fn<Engine['booted']>(async () => undefined),
    close: vi.fn<Engine['close']>(),
  };
  return { engine, answer: () => waiting.splice(0).forEach((resolve) => resolve()) };
}

function pool(most: number) {
  const opened: ReturnType<typeof fake>[] = [];
  const open = (): Engine => {
    const one = fake();
    opened.push(one);
    return one.engine;
  };
  return { opened, engine: createPool(open, most) };
}

const ways = (count: number): readonly object[] => Array.from({ length: count }, () => ({}));

describe('a pool of engines', () => {
  it('boots no second interpreter for a few runs', () => {
    const { opened, engine } = pool(2);
    for (let at = 0; at < 100; at += 1) void engine.run('print(1)');
    expect(opened).toHaveLength(1);
    expect(opened[0]?.engine.run).toHaveBeenCalledTimes(100);
  });

  it('opens the others if there is much to do, and gives each program to the least busy', async () => {
    const { opened, engine } = pool(2);
    const first = engine.runAll('print(1)', ways(60));
    const second = engine.runAll('print(2)', ways(60));
    expect(opened).toHaveLength(2);
    void engine.run('print(3)');
    expect(opened.map(({ engine }) => engine.runAll.mock.calls.length)).toEqual([1, 1]);
    opened[1]?.answer();
    expect(await second).toHaveLength(60);
    void engine.run('print(4)');
    expect(opened[1]?.engine.run).toHaveBeenCalledWith('print(4)', undefined);
    opened[0]?.answer();
    expect(await first).toHaveLength(60);
  });

  it('closes all of them, and opens no more', () => {
    const { opened, engine } = pool(3);
    engine.close();
    void engine.runAll('print(1)', ways(200));
    expect(opened).toHaveLength(1);
    expect(opened[0]?.engine.close).toHaveBeenCalledOnce();
  });
});

/** Why a run takes as long as it does: the chain of waits that leads to its end. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { inspect } from '#engine/inspect/inspect.ts';

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openNodeEngine();
}, 60_000);
afterAll(() => engine.close());

const pathOf = async (body: string) => {
  const program = `import asyncio\nimport time\n\n${body}\n\nasyncio.run(main())\n`;
  const { path, seconds } = await inspect(engine, program, { schedules: 20 });
  return { seconds, path: path.map(({ line, from, to }) => [line, from, to]) };
};

it('is one wait after another if nothing overlaps', async () => {
  const body = 'async def main():\n    await asyncio.sleep(1)\n    await asyncio.sleep(2)';
  expect(await pathOf(body)).toEqual({
    seconds: 3,
    path: [
      [5, 0, 1],
      [6, 1, 3],
    ],
  });
});

it('goes through the task that was waited for and omits the quicker ones', async () => {
  const body = `async def work(seconds):
    await asyncio.sleep(seconds)

async def main():
    await asyncio.gather(work(1), work(3), work(2))
    await asyncio.sleep(0.5)`;
  expect(await pathOf(body)).toEqual({
    seconds: 3.5,
    path: [
      [5, 0, 3],
      [9, 3, 3.5],
    ],
  });
});

it('goes through the task that set the event', async () => {
  const body = `async def set_later(event):
    await asyncio.sleep(2)
    event.set()

async def main():
    event = asyncio.Event()
    task = asyncio.create_task(set_later(event))
    await event.wait()
    await asyncio.sleep(1)
    await task`;
  expect(await pathOf(body)).toEqual({
    seconds: 3,
    path: [
      [5, 0, 2],
      [12, 2, 3],
    ],
  });
});

it('counts the time for which the loop is blocked', async () => {
  const body = `async def block():
    time.sleep(2)

async def main():
    task = asyncio.create_task(block())
    await asyncio.sleep(1)
    await task
    await asyncio.sleep(1)`;
  expect(await pathOf(body)).toEqual({
    seconds: 3,
    path: [
      [5, 0, 2],
      [11, 2, 3],
    ],
  });
});

it('is empty for a program that takes no time', async () => {
  expect(await pathOf('async def main():\n    print("here")')).toEqual({ seconds: 0, path: [] });
});

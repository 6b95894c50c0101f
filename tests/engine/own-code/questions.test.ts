/** Questions about any program; their keys are compared with the events of the trace. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { askAbout } from '#engine/questions/ask.ts';
import type { About } from '#engine/questions/about.ts';
import { eventsOf, expected } from '../../fixtures/own-code/expected-answer.ts';

const WORKERS = `import asyncio


async def work(name, seconds):
    print(name, "begins")
    await asyncio.sleep(seconds)
    if seconds == 2:
        raise ValueError("two")
    print(name, "ends")


async def main():
    tasks = [asyncio.create_task(work(name, at)) for at, name in enumerate("abc", 1)]
    await asyncio.sleep(1.5)
    print("main goes on")
    tasks[2].cancel()
    try:
        await tasks[1]
    except ValueError:
        print("caught")


asyncio.run(main())
`;

const QUEUE = `import asyncio


async def produce(queue):
    for item in (1, 2, 3):
        await asyncio.sleep(0.5)
        await queue.put(item)
        print("put", item)


async def consume(queue):
    while True:
        item = await queue.get()
        print("got", item)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    consumer = asyncio.create_task(consume(queue))
    await produce(queue)
    await queue.join()
    consumer.cancel()
    print("over")


asyncio.run(main())
`;

/** Which of two tasks that wake at one moment runs first is left open. */
const TIED = `import asyncio


async def wake(name):
    print(name, "sleeps")
    await asyncio.sleep(1)
    print(name, "wakes")


async def main():
    await asyncio.gather(wake("a"), wake("b"))
    print("over")


asyncio.run(main())
`;

describe('questions about a program', () => {
  let engine: NodeEngine;
  beforeAll(async () => {
    engine = await openNodeEngine();
    await engine.booted();
    // The first engine on a machine prepares its snapshot.
  }, 60_000);
  afterAll(() => engine.close());

  async function about(program: string, seed: number): Promise<About> {
    const found = await askAbout(engine, program, seed);
    if (typeof found === 'string') throw new Error(`Nothing was asked: ${found}.`);
    return found;
  }

  test.each([
    ['tasks that fail and are cancelled', WORKERS],
    ['a queue', QUEUE],
  ])('are five, with keys that follow from the events: %s', async (_, program) => {
    const { trace, stdout } = await engine.run(program, { trace: true });
    if (trace === undefined) throw new Error('There is no trace.');
    const kinds = new Set<string>();
    for (const seed of [1, 2, 3, 4]) {
      const { questions } = await about(program, seed);
      expect(questions).toHaveLength(5);
      for (const question of questions) {
        kinds.add(question.kind);
        expect(new Set(question.options).size).toBe(question.options.length);
        const right = question.right.map((at) => question.options[at]);
        expect([question.kind, question.moment, right]).toEqual([
          question.kind,
          question.moment,
          expected(question, eventsOf(trace), stdout),
        ]);
      }
    }
    expect(kinds.size).toBeGreaterThanOrEqual(5);
  });

  test('leave out what asyncio leaves open, and say why', async () => {
    const { questions, leftOut } = await about(TIED, 1);
    for (const { until } of questions) expect(until).toBeLessThan(Infinity);
    expect(leftOut).toContainEqual({ kind: 'seconds', why: 'left-open' });
    expect(questions.some(({ kind }) => kind === 'seconds')).toBe(false);
  });

  test('are none for a program that never ends', async () => {
    expect(await askAbout(engine, 'while True:\n    pass\n', 1)).toBe('stopped');
    expect(await about('print("one")\n', 1)).toMatchObject({ questions: [] });
  });
});

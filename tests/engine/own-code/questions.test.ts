/** Questions about any program; their keys are compared with the events of the trace. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { traceEvent, traceLength } from '#engine/trace/trace.ts';
import type { Trace, TraceEvent } from '#engine/trace/trace.ts';
import { askAbout } from '#engine/questions/ask.ts';
import type { About } from '#engine/questions/about.ts';
import type { MomentQuestion } from '#engine/questions/question.ts';

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

function eventsOf(trace: Trace): readonly TraceEvent[] {
  return Array.from({ length: traceLength(trace) }, (_, at) => traceEvent(trace, at));
}

/** The key of a question worked out from the events alone. */
function expected(
  { kind, moment, about, scene }: MomentQuestion,
  events: readonly TraceEvent[],
  stdout: string,
): readonly string[] {
  const names = new Map(
    events.flatMap((event) =>
      event.kind === 'task' ? [[event.task, [event.name, event.coroutine]] as const] : [],
    ),
  );
  const nameOf = (task: number): string => names.get(task)?.[0] ?? '';
  const later = events.slice(moment + 1);
  switch (kind) {
    case 'next-line': {
      const next = later.find((event) => event.kind === 'line');
      return next?.kind === 'line' ? [`line ${next.line}`] : [];
    }
    case 'printed-next': {
      const next = later.find((event) => event.kind === 'print' && event.stream === 'stdout');
      return next?.kind === 'print' ? [next.text.split('\n')[0] ?? ''] : [];
    }
    case 'ready-queue': {
      // Tasks that begin from here on, until one that was queued later begins.
      const handles: number[] = [];
      for (const event of events.slice(0, moment + 1)) {
        if (event.kind === 'queued' || event.kind === 'fired') handles.push(event.handle);
        if (event.kind === 'begin' || event.kind === 'dropped') {
          const at = handles.indexOf(event.handle);
          if (at !== -1) handles.splice(at, 1);
        }
      }
      const begun = later.flatMap((event) =>
        event.kind === 'begin' && handles.includes(event.handle) ? [event.lane] : [],
      );
      return begun.map(nameOf);
    }
    case 'who-prints': {
      const print = events.find(
        (event) => event.kind === 'print' && event.text.split('\n').includes(about),
      );
      const task = names.get(print?.lane ?? 0);
      return [`${task?.[0] ?? ''}: ${task?.[1] ?? ''}`];
    }
    case 'seconds': {
      const line = scene.waitsFor ?? '';
      if (!stdout.split('\n').includes(line)) return ['not printed'];
      let time = 0;
      for (const event of events) {
        if (event.kind === 'clock') time = event.time;
        if (event.kind === 'print' && event.text.split('\n').includes(line)) break;
      }
      return [`${Number(time.toFixed(6))} s`];
    }
    case 'alive': {
      const before = events.slice(0, moment + 1);
      const made = before.filter((event) => event.kind === 'task').length;
      const over = before.filter(
        (event) =>
          event.kind === 'end' &&
          event.lane > 0 &&
          ['result', 'exception', 'cancelled'].includes(event.outcome),
      ).length;
      return [String(made - over)];
    }
    case 'cancelled':
      return events
        .filter(
          (event) => event.kind === 'end' && event.outcome === 'cancelled' && names.has(event.lane),
        )
        .map(({ lane }) => nameOf(lane))
        .toSorted();
    case 'surfaces': {
      const caught = later.find((event) => event.kind === 'catch' && event.exception === about);
      if (caught?.kind === 'catch') return [`line ${caught.line} runs next`];
      const exit = events.find((event) => event.kind === 'exit');
      const ends = exit?.kind === 'exit' && exit.exception.startsWith(about);
      return [ends ? 'it ends the program' : 'nobody handles it'];
    }
  }
}

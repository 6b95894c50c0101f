/** What a trace holds; in one file because an engine takes longer to boot than the tests. */
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { variantCount } from '#format/variant-values.ts';
import { variant } from '#format/vary.ts';
import { openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';
import { openTrace } from '#engine/trace/trace-reader.ts';
import type { TraceReader } from '#engine/trace/trace-reader.ts';
import { decodeTrace } from '#engine/trace/trace.ts';
import type { EventKind, Trace, TraceEvent } from '#engine/trace/trace.ts';
import { findPartingStep } from '#session/review/parting-step.ts';
import { readDeck } from '../../decks/cli/deck-files.ts';
import { TRACED } from './traced-programs.ts';

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openNodeEngine();
  await engine.booted();
}, 60_000);
afterAll(() => engine.close());

async function traceOf(program: string, models: readonly string[] = []): Promise<Trace> {
  const { trace, stderr } = await engine.run(program, { trace: true, models });
  if (trace === undefined) throw new Error(`There is no trace. ${stderr}`);
  return trace;
}

async function readerOf(program: string): Promise<TraceReader> {
  return openTrace(await traceOf(program));
}

/**
 * A program's run without a trace and one with it, and what the trace says about the same things.
 */
async function bothWays(program: string) {
  const plain = await engine.run(program);
  const { trace, ...traced } = await engine.run(program, { trace: true });
  if (trace === undefined) throw new Error(`There is no trace. ${traced.stderr}`);
  const printed = only(trace, 'print').filter(({ stream }) => stream === 'stdout');
  return {
    plain: { ...plain, printed: plain.stdout, time: plain.seconds },
    traced: {
      ...traced,
      printed: printed.map(({ text }) => text).join(''),
      time: Number(openTrace(trace).seconds.toFixed(6)),
    },
  };
}

type Kinded<K extends EventKind> = TraceEvent & { readonly kind: K };

function only<K extends EventKind>(trace: Trace, kind: K): Kinded<K>[] {
  return decodeTrace(trace).filter((event): event is Kinded<K> => event.kind === kind);
}

describe('a traced run prints, orders and ends like an untraced one', () => {
  test.each(Object.entries(TRACED))('%s', async (_, program) => {
    const { plain, traced } = await bothWays(program);
    expect(traced).toEqual(plain);
  });

  test('every question of the shipped deck', { timeout: 300_000 }, async () => {
    const read = await readDeck(path.resolve(import.meta.dirname, '../../decks/asyncio'));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    // The long run takes every variant, otherwise the first of each question.
    const all = process.env['LOOPWISE_LONG'] !== undefined;
    let programs = 0;
    for (const { question } of read.value.deck.questions) {
      for (let at = 0; at < (all ? variantCount(question) : 1); at += 1) {
        const asked = variant(question, at);
        if (asked.kind !== 'predict') continue;
        const { plain, traced } = await bothWays(asked.program);
        expect(traced).toEqual(plain);
        programs += 1;
      }
    }
    expect(programs).toBeGreaterThan(40);
  });
});

describe('coroutine objects', () => {
  const FORGOTTEN = `import asyncio

async def price(n):
    return n * 4

async def main():
    price(3)
    kept = price(4)
    first = price(5)
    print(await first, await kept)
    task = asyncio.create_task(price(7))
    await asyncio.gather(price(8), task)
    never = price(9)
    print(never is None)

asyncio.run(main())
`;

  test('are followed from the call that makes them to the await, the task or the end', async () => {
    const trace = await traceOf(FORGOTTEN);
    expect(only(trace, 'coroutine').map(({ text }) => text)).toEqual([
      'main()',
      ...[3, 4, 5, 7, 8, 9].map((n) => `price(${n})`),
    ]);
    const reader = openTrace(trace);
    const { coroutines } = reader.at(reader.length - 1);
    expect(
      coroutines.map(({ text, fate, task, createdAtLine, atLine }) => ({
        text,
        fate,
        task,
        lines: [createdAtLine, atLine],
      })),
    ).toEqual([
      { text: 'main()', fate: 'task', task: 1, lines: [16, 16] },
      { text: 'price(3)', fate: 'unawaited', task: 0, lines: [7, 7] },
      { text: 'price(4)', fate: 'awaited', task: 0, lines: [8, 10] },
      { text: 'price(5)', fate: 'awaited', task: 0, lines: [9, 10] },
      { text: 'price(7)', fate: 'task', task: 2, lines: [11, 11] },
      { text: 'price(8)', fate: 'task', task: 3, lines: [12, 12] },
      { text: 'price(9)', fate: 'unawaited', task: 0, lines: [13, 0] },
    ]);
  });

  test('are distinguished by their first argument, whichever is awaited first', async () => {
    const trace = await traceOf(`import asyncio
class Shop:
    async def price(self, n, *, each=2):
        return n * each
async def ask(n):
    return n
async def main():
    shop = Shop()
    waiting = [ask(1), ask(2), ask(3)]
    print(await waiting[1], await shop.price(4), await waiting[2])
    waiting[0].close()
asyncio.run(main())
`);
    expect(only(trace, 'coroutine').map(({ text }) => text)).toEqual([
      'main()',
      'ask(1)',
      'ask(2)',
      'ask(3)',
      'Shop.price(...)',
    ]);
    expect(only(trace, 'awaited').map(({ coroutine }) => coroutine)).toEqual([1, 3, 5, 4]);
  });

  test.each([
    ['call-runs', { kind: 'coroutine', call: 'price(3)' }, 8],
    ['eager-task', { kind: 'task', task: 'Task-2 (`price(7)`)' }, 9],
    ['sequential', { kind: 'suspended', who: 'Task-2 (`price(7)`)', waitsFor: 'sleep(1)' }, 4],
  ] as const)('say what the line does that %s has wrong', async (model, cause, after) => {
    const program = `import asyncio
async def price(n):
    print(n)
    await asyncio.sleep(1)
    print("after", n)
async def main():
    print("begin")
    never = price(3)
    one = asyncio.create_task(price(7))
    await asyncio.gather(one, price(8))
asyncio.run(main())
`;
    expect(await findPartingStep(engine, program, [model])).toMatchObject({ cause, after });
  });

  test('name their tasks by the call with its plain arguments', async () => {
    const trace = await traceOf(`import asyncio
async def work(name, queue, seconds=1):
    await asyncio.sleep(seconds)
async def main():
    queue = asyncio.Queue()
    await asyncio.gather(work('a', queue), work('b', queue, seconds=2))
asyncio.run(main())
`);
    expect(
      only(trace, 'task')
        .map(({ coroutine }) => coroutine)
        .slice(0, 3),
    ).toEqual(['main()', "work('a', ..., 1)", "work('b', ..., 2)"]);
  });
});

describe('a trace records', () => {
  test('lines, calls and prints of a program without asyncio', async () => {
    const trace = await traceOf('def f(x):\n    return x\nprint(f(1), f(2))\nprint("end")\n');
    const line = { kind: 'line', lane: 0 };
    const call = { kind: 'call', lane: 0, fn: 1, line: 1, resumed: false };
    const left = { kind: 'return', lane: 0, fn: 1, how: 'returned' };
    expect(trace.functions).toEqual([
      ['<module>', 1],
      ['f', 1],
    ]);
    expect(decodeTrace(trace).slice(1)).toEqual([
      { ...line, fn: 0, line: 1 },
      { ...line, fn: 0, line: 3 },
      call,
      { ...line, fn: 1, line: 2 },
      left,
      call,
      { ...line, fn: 1, line: 2 },
      left,
      { kind: 'print', lane: 0, text: '1 2\n', stream: 'stdout' },
      { ...line, fn: 0, line: 4 },
      { kind: 'print', lane: 0, text: 'end\n', stream: 'stdout' },
      { kind: 'return', lane: 0, fn: 0, how: 'returned' },
      { kind: 'exit', lane: 0, exception: '' },
    ]);
  });

  test.each([
    ['asyncio.sleep(2)', { kind: 'sleep', label: 'sleep(2)', until: 2 }],
    ['asyncio.create_task(child())', { kind: 'task', tasks: [2] }],
    ['asyncio.gather(child(), child())', { kind: 'gather', tasks: [2, 3] }],
    ['asyncio.wait([asyncio.ensure_future(child())])', { kind: 'wait', tasks: [2] }],
    ['asyncio.shield(asyncio.ensure_future(child()))', { kind: 'shield', tasks: [2] }],
    ['locked.acquire()', { kind: 'lock', label: 'locked.acquire()' }],
    ['event.wait()', { kind: 'event', label: 'event.wait()' }],
    ['none_left.acquire()', { kind: 'semaphore', label: 'none_left.acquire()' }],
    ['asyncio.Barrier(2).wait()', { kind: 'barrier', label: 'barrier.wait()' }],
    ['queue.get()', { kind: 'get', label: 'queue.get()' }],
    ['full.put(2)', { kind: 'put', label: 'full.put()' }],
    ['full.join()', { kind: 'join', label: 'full.join()' }],
    ['asyncio.to_thread(time.sleep, 1)', { kind: 'thread', label: 'to_thread(sleep)' }],
    ['asyncio.get_running_loop().create_future()', { kind: 'future', tasks: [] }],
    ['asyncio.Future()', { kind: 'future', tasks: [] }],
    ['asyncio.wait_for(asyncio.Event().wait(), 9)', { kind: 'event', label: 'event.wait()' }],
    ['next(asyncio.as_completed([child()]))', { kind: 'as-completed', tasks: [2] }],
    ['in_group()', { kind: 'group', tasks: [2] }],
  ])('what a step waits for: %s', async (awaited, wait) => {
    const trace = await traceOf(`
import asyncio, time
async def child():
    await asyncio.sleep(1)
async def in_group():
    async with asyncio.TaskGroup() as group:
        group.create_task(child())
async def main():
    locked = asyncio.Lock()
    await locked.acquire()
    event = asyncio.Event()
    none_left = asyncio.Semaphore(0)
    queue = asyncio.Queue()
    full = asyncio.Queue(1)
    full.put_nowait(1)
    await ${awaited}
asyncio.run(main())
`);
    expect(only(trace, 'end').find(({ lane }) => lane === 1)).toMatchObject({
      outcome: 'waits',
      wait,
    });
  });

  test('where a suspended task is, through all its nested coroutines', async () => {
    const reader = await readerOf(`
import asyncio
async def inner():
    await asyncio.sleep(1)
async def outer():
    await inner()
async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    print("now")
    await task
asyncio.run(main())
`);
    const state = reader.at(reader.momentOfOutput(0) ?? 0);
    expect(state.running?.lane).toBe(1);
    expect(state.tasks[1]).toMatchObject({
      phase: 'waiting',
      stack: [
        { name: 'outer', line: 6 },
        { name: 'inner', line: 4 },
      ],
      createdBy: 1,
      createdAtLine: 8,
    });
  });

  test('a timer set, fired and cancelled, and the clock moving to it', async () => {
    const trace = await traceOf(`
import asyncio
async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(5)
    except TimeoutError:
        print("late")
asyncio.run(main())
`);
    expect(only(trace, 'timer').map(({ callback, when }) => [callback.kind, when])).toEqual([
      ['timeout', 1],
      ['sleep', 5],
    ]);
    expect(only(trace, 'fired')).toHaveLength(1);
    expect(only(trace, 'dropped')).toEqual([{ kind: 'dropped', lane: 1, handle: 3 }]);
    expect(only(trace, 'clock').map(({ time }) => time)).toEqual([1]);
    expect(only(trace, 'cancel')).toEqual([{ kind: 'cancel', lane: 0, task: 1, via: 0 }]);
    expect(only(trace, 'catch').map(({ exception, line }) => [exception, line])).toEqual([
      ['TimeoutError', 8],
    ]);
  });

  test('a cancellation, how it reaches the task, and through whom', async () => {
    const trace = await traceOf(`
import asyncio
async def child():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError as error:
        print("cleaning")
        raise
async def parent():
    await asyncio.create_task(child())
async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(1)
    task.cancel("stop")
    await asyncio.wait([task])
asyncio.run(main())
`);
    expect(only(trace, 'cancel').map(({ lane, task, via }) => [lane, task, via])).toEqual([
      [1, 2, 0],
      [1, 3, 2],
    ]);
    expect(only(trace, 'end').filter(({ outcome }) => outcome === 'cancelled')).toHaveLength(2);
    const reader = openTrace(trace);
    const asked = decodeTrace(trace).findIndex(({ kind }) => kind === 'cancel');
    expect(reader.at(asked + 1).tasks.map(({ cancelling }) => cancelling)).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('exceptions where they are raised and handled, not in between', async () => {
    const trace = await traceOf(`
def f():
    try:
        raise ValueError("bad")
    except KeyError:
        print("no")
    finally:
        print("finally")
def g():
    with open("nothing"):
        pass
try:
    f()
except ValueError:
    print("caught")
try:
    g()
except OSError:
    print("none")
`);
    expect(
      [...only(trace, 'raise'), ...only(trace, 'catch')].map((event) => [
        event.kind,
        event.exception,
        event.line,
      ]),
    ).toEqual([
      ['raise', 'ValueError: bad', 4],
      ['raise', expect.stringMatching(/^FileNotFoundError: .+nothing/u), 10],
      ['catch', 'ValueError: bad', 15],
      ['catch', expect.stringMatching(/^FileNotFoundError/u), 19],
    ]);
  });

  test('how a task ended, without retrieving its exception', async () => {
    const program = `
import asyncio
async def fails():
    raise ValueError("lost")
async def gives():
    return [1, "two", {3: None}]
async def main():
    await asyncio.gather(fails(), gives(), return_exceptions=True)
    asyncio.create_task(fails())
    await asyncio.sleep(1)
asyncio.run(main())
`;
    const trace = await traceOf(program);
    const ended = only(trace, 'end').filter(
      ({ outcome }) => outcome === 'result' || outcome === 'exception',
    );
    expect(ended.map(({ outcome, text }) => [outcome, text]).slice(0, 3)).toEqual([
      ['exception', 'ValueError: lost'],
      ['result', "[1, 'two', {3: None}]"],
      ['exception', 'ValueError: lost'],
    ]);
  });

  test('threads in lanes of their own, at their own moments', async () => {
    const reader = await readerOf(`
import asyncio, time
def work(n):
    print("in", n)
    time.sleep(n)
    print("out", n)
async def main():
    both = asyncio.gather(asyncio.to_thread(work, 1), asyncio.to_thread(work, 3))
    await asyncio.sleep(2)
    print("main")
    await both
asyncio.run(main())
`);
    const threads = reader.lanes.filter(({ lane }) => lane < 0);
    expect(
      threads.map(({ name, segments: [first] }) => [name, first?.fromTime, first?.toTime]),
    ).toEqual([
      ['work', 0, 1],
      ['work', 0, 3],
    ]);
    const main = reader.at(reader.momentOfOutput(3) ?? 0);
    expect(main).toMatchObject({ time: 2, running: { lane: 1 } });
    expect(main.threads.map(({ running, stack }) => [running, stack])).toEqual([
      [false, []],
      [true, [{ name: 'work', line: 5 }]],
    ]);
  });

  test('generators that yield and resume, and coroutines driven by hand', async () => {
    const trace = await traceOf(`
def numbers():
    yield 1
    yield 2
async def coroutine():
    return 7
print(list(numbers()))
try:
    coroutine().send(None)
except StopIteration as stop:
    print(stop.value)
`);
    expect(
      decodeTrace(trace)
        .filter((event) => event.kind === 'call' || event.kind === 'return')
        .map((event) => [
          trace.functions[event.fn]?.[0],
          event.kind === 'call' ? event.resumed : event.how,
        ]),
    ).toEqual([
      ['<module>', false],
      ['numbers', false],
      ['numbers', 'yielded'],
      ['numbers', true],
      ['numbers', 'yielded'],
      ['numbers', true],
      ['numbers', 'returned'],
      ['coroutine', false],
      ['coroutine', 'returned'],
      ['<module>', 'returned'],
    ]);
  });

  test('eager tasks inside the step that creates them, with the eager factory and under a model', async () => {
    const program = (factory: string) => `
import asyncio
async def child(n):
    print("child", n)
    await asyncio.sleep(0)
    print("again", n)
async def main():
    ${factory}
    a = asyncio.create_task(child(1))
    print("made")
    await a
asyncio.run(main())
`;
    const factory = 'asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)';
    const chosen = openTrace(await traceOf(program(factory)));
    const believed = openTrace(await traceOf(program('pass'), ['eager-task']));
    for (const reader of [chosen, believed]) {
      const first = reader.at(reader.momentOfOutput(0) ?? 0);
      expect(first.running?.lane).toBe(2);
      expect(first.tasks.map(({ phase }) => phase)).toEqual(['running', 'running']);
      expect(reader.at(reader.momentOfOutput(1) ?? 0).running?.lane).toBe(1);
      expect(reader.at(reader.momentOfOutput(2) ?? 0).running?.lane).toBe(2);
    }
  });

  test.each([
    ['returns', 'return n', 'result', 'done'],
    ['waits', 'await asyncio.sleep(1)', 'waits', 'waiting'],
    ['gives way', 'await asyncio.sleep(0)', 'yields', 'ready'],
    ['raises', 'raise ValueError(n)', 'exception', 'failed'],
    ['is cancelled', 'raise asyncio.CancelledError', 'cancelled', 'cancelled'],
  ])(
    'an eager task that %s in its first step, made by hand, and then its maker again',
    async (_, body, outcome, phase) => {
      const reader = await readerOf(`
import asyncio
async def inner(n):
    ${body}
async def child(n):
    print("child")
    return await inner(n)
async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.Task(child(5), loop=loop, eager_start=True)
    print("made")
    await asyncio.wait([task])
asyncio.run(main())
`);
      const end = only(reader.trace, 'end').find(({ lane }) => lane === 2);
      expect(end?.outcome).toBe(outcome);
      const made = reader.at(reader.momentOfOutput(1) ?? 0);
      expect(made.running).toMatchObject({ lane: 1, line: 11 });
      expect(made.tasks.map((task) => task.phase)).toEqual(['running', phase]);
      const last = reader.at(reader.length - 1);
      const over = new Set(['done', 'failed', 'cancelled']);
      expect(last.tasks.filter((task) => !over.has(task.phase))).toEqual([]);
    },
  );

  test('tasks of a model that runs a body when it is called', async () => {
    const program = `
import asyncio
async def child():
    print("child")
async def main():
    visit = child()
    print("made")
    await visit
asyncio.run(main())
`;
    const reader = openTrace(await traceOf(program, ['call-runs']));
    expect(reader.at(reader.momentOfOutput(0) ?? 0).running?.lane).toBe(2);
    const made = reader.at(reader.momentOfOutput(1) ?? 0);
    expect(made.running).toMatchObject({ lane: 1, line: 7 });
    expect(made.tasks.map((task) => task.phase)).toEqual(['running', 'done']);
  });

  test('the ready queue and the timers as the loop holds them, at every turn', async () => {
    // The program prints what the loop holds; the trace must agree.
    const reader = await readerOf(`
import asyncio
async def child(n):
    await asyncio.sleep(n)
    for _ in range(3):
        await asyncio.sleep(0)
        loop = asyncio.get_running_loop()
        ready = sum(not handle._cancelled for handle in loop._ready)
        timers = sorted(timer._when for timer in loop._scheduled if not timer._cancelled)
        print(ready, timers)
async def main():
    await asyncio.gather(*(child(n) for n in (0, 1, 1, 2, 3)))
asyncio.run(main())
`);
    let compared = 0;
    for (let at = reader.next(-1, 'print'); at !== undefined; at = reader.next(at, 'print')) {
      const event = reader.event(at);
      if (event.kind !== 'print') continue;
      const state = reader.at(at);
      const numbers = [...event.text.matchAll(/[\d.]+/gu)].map(([text]) => Number(text));
      expect(numbers).toEqual([state.ready.length, ...state.timers.map(({ when }) => when)]);
      compared += 1;
    }
    expect(compared).toBe(15);
  });

  test('a deadlock and a limit up to the moment they occur', async () => {
    const stuck = await engine.run(
      'import asyncio\nasync def main():\n    print("a")\n    await asyncio.Event().wait()\n' +
        'asyncio.run(main())\n',
      { trace: true },
    );
    expect(stuck.ended).toEqual({ kind: 'deadlock' });
    const reader = openTrace(stuck.trace ?? (await traceOf('')));
    expect(reader.at(reader.length - 1)).toMatchObject({ over: false, ready: [], timers: [] });
    expect(reader.at(reader.length - 1).tasks[0]).toMatchObject({
      phase: 'waiting',
      waitsFor: { kind: 'event' },
      stack: [{ name: 'main', line: 4 }],
    });
  });

  test('no more than its limit, and then that it was cut; the run continues', async () => {
    const program = 'n = 0\nwhile n < 150_000:\n    n += 1\nprint(n)\n';
    const { trace, stdout } = await engine.run(program, {
      trace: true,
      limits: { time: 60_000 },
    });
    expect(stdout).toBe('150000\n');
    expect(trace?.cut).toBe(true);
    expect(trace?.events.length).toBe(5 * 200_000);
  });

  // It takes longer to hand over than the program has between two attempts to stop it. Several times,
  // because it depends on where the next attempt finds the engine.
  test.each([600, 700, 800, 900, 1000, 1100])(
    'all of a program that has to be stopped after %s ms',
    async (time) => {
      const program =
        'import asyncio\nasync def main():\n    while True:\n        pass\nasyncio.run(main())\n';
      const { trace, ended } = await engine.run(program, { trace: true, limits: { time } });
      expect(ended).toEqual({ kind: 'limit', limit: 'time' });
      expect(trace?.events.length).toBeGreaterThan(0);
    },
  );

  // None of these reaches a line, a turn of the loop or output between its first event too many and its end.
  test.each([
    ['a generator expression', '', 'sum(1 for _ in range(150_000))'],
    ['nested ones', '', 'sum(y for y in (1 for _ in range(50_000)) for _ in range(3))'],
    [
      'a comprehension in a function',
      'def keep(): return True\ndef f(): return [1 for _ in range(150_000) if keep()]',
      'len(f())',
    ],
    [
      'a generator with a `while`, in a lambda',
      'def ones():\n    while True: yield 1\nf = lambda: sum(n for n, _ in zip(ones(), range(150_000)))',
      'f()',
    ],
    [
      'a `yield from`',
      'def inner(): yield from [1] * 150_000\ndef outer(): yield from inner()',
      'sum(outer())',
    ],
    [
      'an asynchronous comprehension',
      'async def ones():\n    for _ in range(150_000): yield 1\n' +
        'async def f(): os._exit(len([_ async for _ in ones()]))',
      'asyncio.run(f())',
    ],
    [
      'exceptions thrown into a generator',
      'def ones():\n    while True:\n        try: yield 1\n        except KeyError: pass\n' +
        'it = ones()\nnext(it)',
      'sum(map(it.throw, [KeyError] * 150_000))',
    ],
    [
      'cancellations',
      'loop = asyncio.new_event_loop()\ntask = asyncio.Task(asyncio.sleep(1), loop=loop)',
      'sum([task.cancel() for _ in range(210_000)]) - 60_000',
    ],
    [
      'callbacks',
      'loop = asyncio.new_event_loop()',
      'len(list(map(loop.call_soon, [int] * 210_000))) - 60_000',
    ],
  ])('no more than its limit of %s', async (_, setup, number) => {
    const program = `import asyncio, os\n${setup}\nos._exit(${number})\n`;
    const { trace, ended } = await engine.run(program, { trace: true, limits: { time: 60_000 } });
    expect(ended).toMatchObject({ type: 'SystemExit', message: '150000' });
    expect(trace?.cut).toBe(true);
    expect(trace?.events.length).toBe(5 * 200_000);
  });
});

test('nothing for a run that requests no trace', async () => {
  expect(await engine.run('print(1)')).not.toHaveProperty('trace');
});

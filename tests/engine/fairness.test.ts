/** Fair and unfair programs; in one file because an engine takes longer to boot than the tests. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fairness, observedRun } from '#engine/judge/fairness.ts';
import type { ReasonKind } from '#engine/judge/fairness.ts';
import { PARALLEL, openNodeEngine } from '#engine/box/node.ts';
import type { NodeEngine } from '#engine/box/node.ts';

let engine: NodeEngine;
beforeAll(async () => {
  engine = await openNodeEngine({ parallel: PARALLEL });
  await engine.booted();
}, 60_000);
afterAll(() => engine.close());

async function judge(program: string) {
  return fairness(engine, program, await observedRun(engine, program));
}

/** A program with `before` in front of `main`; the first line of `before` is line 3. */
function program(before: string, main: string): string {
  const body = main.trim().replaceAll('\n', '\n    ');
  return `import asyncio, time\n\n${before.trim()}\n\nasync def main():\n    ${body}\n\nasyncio.run(main())\n`;
}

/** The numbers of the lines marked with `# !`. */
function marked(text: string): number[] {
  return text.split('\n').flatMap((line, at) => (line.endsWith('# !') ? [at + 1] : []));
}

const WORK = `
async def work(name, seconds):
    try:
        await asyncio.sleep(seconds)
    finally:
        print(name)  # !
`;

/** Programs that must never be asked, by number in the curriculum; the lines to name are marked. */
const TRAPS: readonly (readonly [trap: string, kind: ReasonKind, text: string])[] = [
  [
    'N1: timers with one deadline',
    'ties',
    program(
      'names = "ABCDEF"',
      `
loop = asyncio.get_running_loop()
when = loop.time() + 0.1
for name in names:
    loop.call_at(when, print, name)  # !
await asyncio.sleep(0.2)`,
    ),
  ],
  [
    'N2: equal sleeps, printing after them',
    'ties',
    program(
      `
async def fetch(name):
    await asyncio.sleep(1)  # !
    print(name)  # !`,
      'await asyncio.gather(fetch("a"), fetch("b"))',
    ),
  ],
  [
    'N2: equal sleeps whose lines differ by a number',
    'ties',
    program(
      `
async def fetch(number):
    await asyncio.sleep(1)  # !
    print("task", number)  # !`,
      'await asyncio.gather(fetch(1), fetch(2))',
    ),
  ],
  [
    'N3: one moment on two paths',
    'ties',
    program(
      `
async def in_steps():
    await asyncio.sleep(0.05)
    await asyncio.sleep(0.05)  # !
    print("steps")  # !

async def at_once():
    await asyncio.sleep(0.1)  # !
    print("once")  # !`,
      'await asyncio.gather(in_steps(), at_once())',
    ),
  ],
  [
    'N3: a sum of delays that meets the end of main',
    'ties',
    program(
      `
async def tick():
    while True:
        await asyncio.sleep(1)  # !
        print("tick")  # !`,
      `
task = asyncio.create_task(tick())
await asyncio.sleep(3)  # !
print("end")  # !`,
    ),
  ],
  [
    'N2: a delay as long as main, and a print after it',
    'ties',
    program(
      `
async def backup():
    await asyncio.sleep(2)  # !
    print("saved")  # !`,
      `
task = asyncio.create_task(backup())
await asyncio.sleep(2)  # !`,
    ),
  ],
  [
    'N4: a group cancels two tasks that print',
    'sets',
    program(
      `${WORK}
async def fail():
    raise ValueError`,
      `
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(work("A", 5))
        group.create_task(work("B", 6))
        await asyncio.sleep(1)
        group.create_task(fail())
except* ValueError:
    print("failed")`,
    ),
  ],
  [
    'N5: two leftover tasks that print',
    'sets',
    `${program(WORK, 'tasks = [asyncio.create_task(work(name, 9)) for name in "AB"]\nawait asyncio.sleep(1)').trimEnd()}  # !\n`,
  ],
  [
    'N6: the start of coroutines given to as_completed',
    'sets',
    program(
      `
async def start(name):
    print(name)  # !`,
      `
for first in asyncio.as_completed([start("A"), start("B"), start("C")]):  # !
    await first`,
    ),
  ],
  [
    'N6: a walk through what wait returned',
    'sets',
    program(
      `
async def number(n):
    await asyncio.sleep(n)
    return n`,
      `
tasks = [asyncio.create_task(number(n)) for n in (1, 2, 3)]
done, pending = await asyncio.wait(tasks)  # !
for task in done:  # !
    print(task.result())  # !`,
    ),
  ],
  [
    'N7: a thread that prints beside the loop',
    'threads',
    program(
      `
def work():
    print("thread")  # !`,
      `
job = asyncio.get_running_loop().run_in_executor(None, work)  # !
print("loop")  # !
await job`,
    ),
  ],
  [
    'N7: what a thread has changed by now',
    'threads',
    program(
      `
seen = []

def work():
    seen.append("x")`,
      `
job = asyncio.create_task(asyncio.to_thread(work))
await asyncio.sleep(0)
print(seen)  # !
await job`,
    ),
  ],
  [
    'N7: which of two plain threads comes first',
    'threads',
    `import threading

def work(name):
    print(name)  # !

threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()  # !
    print("started")  # !
`,
  ],
  [
    'N7: which of two threads that are joined comes first',
    'threads',
    `import threading

def work(name):
    print(name)  # !

threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()  # !
for thread in threads:
    thread.join()
`,
  ],
  [
    'N7: in which order the threads of a pool get a lock',
    'threads',
    `import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
log = []

def work(number):
    with lock:
        log.append(number)

with ThreadPoolExecutor(3) as pool:
    for number in range(3):
        pool.submit(work, number)  # !
print(log)  # !
`,
  ],
  [
    'N7: what a pool has done by now',
    'threads',
    `from concurrent.futures import ThreadPoolExecutor

seen = []

with ThreadPoolExecutor(2) as pool:
    pool.submit(seen.append, 1)  # !
    print(seen)  # !
`,
  ],
  [
    'N8: when a generator that nobody holds is closed',
    'heap',
    program(
      `
async def numbers():
    try:
        yield 1
    finally:
        print("closed")  # !`,
      `
async for number in numbers():
    break
await asyncio.sleep(0)
await asyncio.sleep(0)
print("end")  # !`,
    ),
  ],
  [
    'N9: which of two tasks gets an item of a queue',
    'waiters',
    program(
      `
async def worker(queue, name):
    print(name, await queue.get())  # !`,
      `
queue = asyncio.Queue()
workers = [asyncio.create_task(worker(queue, name)) for name in "AB"]
await asyncio.sleep(1)
queue.put_nowait(1)
await asyncio.sleep(1)
queue.put_nowait(2)
await asyncio.gather(*workers)`,
    ),
  ],
  [
    'N9: which of two tasks gets a free place of a queue',
    'waiters',
    program(
      `
async def put(queue, name):
    await queue.put(name)
    print(name)  # !`,
      `
queue = asyncio.Queue(maxsize=1)
queue.put_nowait(0)
tasks = [asyncio.create_task(put(queue, name)) for name in "AB"]
await asyncio.sleep(1)
queue.get_nowait()
await asyncio.sleep(1)
queue.get_nowait()
await asyncio.gather(*tasks)`,
    ),
  ],
  [
    'N10: who leaves a barrier first',
    'waiters',
    program(
      `
async def runner(barrier, name):
    await barrier.wait()
    print(name)  # !`,
      `
barrier = asyncio.Barrier(3)
await asyncio.gather(*(runner(barrier, name) for name in "abc"))`,
    ),
  ],
  [
    'N10: the number that a barrier gives',
    'waiters',
    program(
      '',
      `
barrier = asyncio.Barrier(2)
print(await asyncio.gather(barrier.wait(), barrier.wait()))  # !`,
    ),
  ],
  ['N11: an address', 'heap', 'class Thing: pass\nprint(Thing())  # !\n'],
  ['N11: the hash of a text', 'heap', 'print(hash("a") % 1000)  # !\n'],
  ['N11: a task as text', 'text', program('', 'print(asyncio.current_task())  # !')],
  ['N11: the time of day', 'clock', 'import time\nprint(time.time())  # !\n'],
  [
    'N11: the exact seconds that have passed',
    'clock',
    program(
      '',
      `
start = time.monotonic()
await asyncio.sleep(0.3)
print(time.monotonic() - start)  # !`,
    ),
  ],
  [
    'N12: a timeout that ends with the work',
    'ties',
    program(
      '',
      `
try:
    async with asyncio.timeout(1):  # !
        await asyncio.sleep(1)  # !
        print("done")  # !
except TimeoutError:
    print("late")  # !`,
    ),
  ],
  [
    'the order of a set of texts',
    'sets',
    'for name in {"one", "two"}:  # !\n    print(name)  # !\n',
  ],
  ['an element of a set', 'sets', 'names = set(["one", "two"])\nprint(names.pop())  # !\n'],
  ['random numbers', 'random', 'import random\nprint(random.random())  # !\n'],
  ['what is different each time', 'random', 'import os\nprint(os.urandom(4))  # !\n'],
];

test.each(TRAPS)('%s is not fair', async (_, kind, text) => {
  const { ok, reasons } = await judge(text);
  expect(ok).toBe(false);
  expect(reasons.map((reason) => reason.kind)).toEqual([kind]);
  expect(reasons[0]?.lines).toEqual(marked(text));
  expect(reasons[0]?.message).toMatch(/line \d+ of the output is/iu);
  expect(reasons[0]?.remedy).not.toBe('');
});

/** Programs that may be asked, by number in the curriculum. */
const SAFE: readonly (readonly [what: string, text: string])[] = [
  [
    'S1-S3, S6: steps in the order in which they were scheduled',
    program(
      `
async def work(name):
    for step in range(3):
        print(name, step)
        await asyncio.sleep(0)`,
      `
asyncio.get_running_loop().call_soon(print, "soon")
await asyncio.gather(work("a"), work("b"), work("c"))`,
    ),
  ],
  [
    'S7: callbacks of a task in the order in which they were added',
    program(
      '',
      `
future = asyncio.get_running_loop().create_future()
for name in "abc":
    future.add_done_callback(lambda _, name=name: print(name))
future.set_result(1)
print("set")
await asyncio.sleep(0)`,
    ),
  ],
  [
    'S8: timers that differ clearly',
    program(WORK, 'await asyncio.gather(work("a", 0.3), work("b", 0.1), work("c", 0.2))'),
  ],
  [
    'S9: a timer that is due behind what is ready',
    program(
      '',
      `
loop = asyncio.get_running_loop()
loop.call_later(0, print, "later")
loop.call_soon(print, "soon")
await asyncio.sleep(0.1)`,
    ),
  ],
  [
    'S10: results of gather after equal sleeps that print nothing',
    program(
      `
async def number(n):
    print("begins", n)
    await asyncio.sleep(1)
    return n`,
      'print(await asyncio.gather(number(1), number(2)))',
    ),
  ],
  [
    'S12-S14: a lock, a semaphore and an event hand over in order',
    program(
      `
async def use(lock, name):
    for turn in range(2):
        async with lock:
            print(name, turn)
            await asyncio.sleep(0)

async def wait(event, name):
    await event.wait()
    print(name)`,
      `
await asyncio.gather(*(use(asyncio.Lock(), name) for name in "ab"))
gate = asyncio.Semaphore(1)
await asyncio.gather(*(use(gate, name) for name in "cd"))
event = asyncio.Event()
tasks = [asyncio.create_task(wait(event, name)) for name in "ef"]
await asyncio.sleep(0)
event.set()
await asyncio.gather(*tasks)`,
    ),
  ],
  [
    'S17: items of a queue in order',
    program(
      `
async def produce(queue):
    for n in range(3):
        await queue.put(n)
        print("put", n)`,
      `
queue = asyncio.Queue(maxsize=1)
task = asyncio.create_task(produce(queue))
for _ in range(3):
    print("got", await queue.get())
await task`,
    ),
  ],
  [
    'S17: items of a queue that several workers share alike',
    program(
      `
async def worker(queue):
    while True:
        item = await queue.get()
        print("got", item)
        queue.task_done()`,
      `
queue = asyncio.Queue()
workers = [asyncio.create_task(worker(queue)) for _ in range(2)]
for n in range(4):
    queue.put_nowait(n)
    await asyncio.sleep(1)
await queue.join()
for one in workers:
    one.cancel()
print("all done")`,
    ),
  ],
  [
    'S18: a group that cancels one task',
    program(
      `${WORK}
async def fail():
    await asyncio.sleep(1)
    raise ValueError("no")`,
      `
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(work("a", 5))
        group.create_task(fail())
except* ValueError as group:
    print(group.exceptions)`,
    ),
  ],
  [
    'S19: a timeout well before the end',
    program(
      '',
      `
try:
    async with asyncio.timeout(1):
        await asyncio.sleep(2)
except TimeoutError:
    print("late")`,
    ),
  ],
  [
    'S20: one leftover task',
    program(
      WORK,
      'task = asyncio.create_task(work("left", 5))\nawait asyncio.sleep(1)\nprint("end")',
    ),
  ],
  [
    'a thread that is awaited',
    program(
      `
seen = []

def work(n):
    print("in", n)
    time.sleep(n)
    seen.append(n)
    return n`,
      `
print(await asyncio.to_thread(work, 1), seen)
start = time.monotonic()
await asyncio.gather(asyncio.to_thread(time.sleep, 1), asyncio.to_thread(time.sleep, 2))
print(round(time.monotonic() - start))`,
    ),
  ],
  [
    'what a thread has changed a clear time ago',
    program(
      `
seen = []

def work():
    time.sleep(1)
    seen.append("x")`,
      `
job = asyncio.create_task(asyncio.to_thread(work))
await asyncio.sleep(0.5)
print(seen)
await job
print(seen)`,
    ),
  ],
  [
    'plain threads that take turns by their delays',
    `import threading, time
seen = []
def work(name, seconds):
    time.sleep(seconds)
    seen.append(name)
threads = [threading.Thread(target=work, args=job) for job in (("a", 0.3), ("b", 0.1), ("c", 0.2))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
`,
  ],
  [
    'a thread that calls the loop',
    program(
      `
def work(loop, event):
    time.sleep(1)
    loop.call_soon_threadsafe(event.set)
    time.sleep(1)`,
      `
event = asyncio.Event()
job = asyncio.create_task(asyncio.to_thread(work, asyncio.get_running_loop(), event))
await event.wait()
await asyncio.sleep(0.5)
print("woken")
await job
print("end")`,
    ),
  ],
  [
    'sets that are sorted, counted or asked',
    program(
      `
async def number(n):
    await asyncio.sleep(n)
    return n`,
      `
tasks = {asyncio.create_task(number(n)) for n in (1, 2, 3)}
done, pending = await asyncio.wait(tasks, timeout=2.5)
print(len(done), sorted(task.result() for task in done), len(pending))
names = {"a", "b"} | {"c"}
names.add("d")
names -= {"a"}
print(sorted(names), "b" in names, type(names), isinstance(done, set), names == set("bcd"))
print({3, 1, 2}, frozenset(), max(names), frozenset(names) <= names)`,
    ),
  ],
  [
    'seconds that are rounded',
    program(
      '',
      `
loop = asyncio.get_running_loop()
start, began = loop.time(), time.perf_counter()
await asyncio.sleep(0.3)
time.sleep(0.7)
print(round(loop.time() - start, 1), int(time.perf_counter() - began), loop.time() - start >= 1)`,
    ),
  ],
  ['numbers from a seed', 'import random\nrandom.seed(7)\nprint(random.random())\n'],
  ['a program that raises', 'print("a")\nraise ValueError("b")\n'],
  ['a deadlock', program('', 'print("a")\nawait asyncio.Event().wait()')],
];

test.each(SAFE)('%s: fair', async (_, text) => {
  expect(await judge(text)).toEqual({ ok: true, reasons: [] });
});

describe('a program with two faults', () => {
  test('is reported with both, each with its lines', async () => {
    const text = program(
      `
async def fetch(name):
    await asyncio.sleep(1)  # !
    print(name)  # !`,
      'await asyncio.gather(fetch("a"), fetch("b"))\nprint({"x", "y"})',
    );
    const { reasons } = await judge(text);
    expect(reasons.map(({ kind }) => kind)).toEqual(['ties', 'sets']);
    expect(reasons[0]?.lines).toEqual(marked(text));
  });
});

test('a stopped program has no output to compare', async () => {
  const endless = program('', 'while True:\n    await asyncio.sleep(0)');
  const truth = await observedRun(engine, endless);
  const { ok, reasons } = await fairness(engine, endless, truth);
  expect({ ok, kinds: reasons.map(({ kind }) => kind) }).toEqual({ ok: false, kinds: ['limit'] });
});

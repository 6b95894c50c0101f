/**
 * Wrong answers about locks, events, queues, async generators and context managers; in one file
 * because they are one list, to be read beside the curriculum.
 */
import type { WrongAnswer } from './wrong-answers.ts';

export const WRONG_ANSWERS_ON_SHARING: readonly WrongAnswer[] = [
  {
    who: 'a semaphore works in batches',
    program: `
async def fetch(page, seconds, limit):
    async with limit:
        print("get", page)
        await asyncio.sleep(seconds)
        print("got", page)
async def main():
    limit = asyncio.Semaphore(2)
    await asyncio.gather(fetch(1, 3, limit), fetch(2, 1, limit), fetch(3, 1, limit))`,
    answer: 'get 1\nget 2\ngot 2\ngot 1\nget 3\ngot 3',
    belief: 'semaphore-batches',
  },
  {
    who: 'a lock is free while its holder sleeps',
    program: `
async def write(name, lock):
    async with lock:
        print(name, "opens")
        await asyncio.sleep(1)
        print(name, "closes")
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(write("ada", lock), write("ben", lock))`,
    answer: 'ada opens\nben opens\nada closes\nben closes',
    belief: 'waiting-unlocks',
  },
  {
    who: 'RLock: who holds a lock can take it again',
    program: `
async def main():
    lock = asyncio.Lock()
    async with lock:
        try:
            await asyncio.wait_for(lock.acquire(), 1)
            print("again")
        except TimeoutError:
            print("stuck")`,
    answer: 'again',
    belief: 'lock-reentrant',
  },
  {
    who: 'an event resets itself',
    program: `
async def main():
    ready = asyncio.Event()
    ready.set()
    try:
        await asyncio.wait_for(ready.wait(), 1)
        print("ready")
    except TimeoutError:
        print("too late")`,
    answer: 'too late',
    belief: 'event-resets',
  },
  {
    who: 'an event lets one through',
    program: `
async def follow(go):
    await go.wait()
async def main():
    go = asyncio.Event()
    tasks = [asyncio.create_task(follow(go)) for _ in range(3)]
    await asyncio.sleep(1)
    go.set()
    await asyncio.sleep(1)
    print(sum(task.done() for task in tasks))`,
    answer: '1',
    belief: 'event-wakes-one',
  },
  {
    who: 'notify wakes everybody',
    program: `
async def follow(news):
    async with news:
        await news.wait()
async def main():
    news = asyncio.Condition()
    tasks = [asyncio.create_task(follow(news)) for _ in range(3)]
    await asyncio.sleep(1)
    async with news:
        news.notify()
    await asyncio.sleep(1)
    print(sum(task.done() for task in tasks))`,
    answer: '3',
    belief: 'notify-wakes-all',
  },
  {
    who: 'a notification is kept',
    program: `
async def main():
    news = asyncio.Condition()
    async with news:
        news.notify()
        try:
            await asyncio.wait_for(news.wait(), 1)
            print("heard")
        except TimeoutError:
            print("missed")`,
    answer: 'heard',
    belief: 'notify-is-kept',
  },
  {
    who: 'a semaphore has a ceiling',
    program: `
async def main():
    limit = asyncio.Semaphore(1)
    limit.release()
    await limit.acquire()
    print("none left" if limit.locked() else "some left")`,
    answer: 'none left',
    belief: 'extra-release-ignored',
  },
  {
    who: 'maxsize is a hint',
    program: `
async def main():
    queue = asyncio.Queue(maxsize=1)
    queue.put_nowait(1)
    try:
        queue.put_nowait(2)
    except asyncio.QueueFull:
        pass
    print(queue.qsize())`,
    answer: '2',
    belief: 'maxsize-ignored',
  },
  {
    who: 'put raises where there is no room',
    program: `
async def eat(queue):
    await asyncio.sleep(1)
    await queue.get()
async def main():
    queue = asyncio.Queue(maxsize=1)
    task = asyncio.create_task(eat(queue))
    await queue.put("soup")
    try:
        await queue.put("cake")
        print("served")
    except asyncio.QueueFull:
        print("no room")`,
    answer: 'no room',
    belief: 'full-raises',
  },
  {
    who: 'a queue is a channel that all consumers hear',
    program: `
async def hear(name, queue):
    print(name, "hears", await queue.get())
async def main():
    queue = asyncio.Queue()
    queue.put_nowait("one")
    queue.put_nowait("two")
    await asyncio.gather(hear("ada", queue), hear("ben", queue))`,
    answer: 'ada hears one\nben hears one',
    belief: 'queue-broadcasts',
  },
  {
    who: 'a high priority comes first',
    program: `
async def main():
    queue = asyncio.PriorityQueue()
    for number in (2, 9, 5):
        queue.put_nowait(number)
    print([queue.get_nowait() for _ in range(3)])`,
    answer: '[9, 5, 2]',
    belief: 'priority-highest',
  },
  {
    who: 'a queue is first in, first out',
    program: `
async def main():
    queue = asyncio.LifoQueue()
    for number in (2, 9, 5):
        queue.put_nowait(number)
    print([queue.get_nowait() for _ in range(3)])`,
    answer: '[2, 9, 5]',
    belief: 'queue-is-fifo',
  },
  {
    who: 'shutdown empties the queue',
    program: `
async def main():
    queue = asyncio.Queue()
    queue.put_nowait("last order")
    queue.shutdown()
    try:
        print(await queue.get())
    except asyncio.QueueShutDown:
        print("closed")`,
    answer: 'closed',
    belief: 'shutdown-drops',
  },
  {
    who: 'the generator works on while the body waits',
    program: `
async def rows():
    for row in (1, 2):
        print("read", row)
        yield row
async def main():
    async for row in rows():
        print("store", row)
        await asyncio.sleep(1)
        print("stored", row)`,
    answer: 'read 1\nstore 1\nread 2\nstored 1\nstore 2\nstored 2',
    belief: 'generator-runs-ahead',
  },
  {
    who: 'a generator can be walked through again',
    program: `
async def rows():
    yield "a"
    yield "b"
async def main():
    table = rows()
    print([row async for row in table])
    print([row async for row in table])`,
    answer: "['a', 'b']\n['a', 'b']",
    belief: 'generator-restarts',
  },
  {
    who: 'aclose lets the generator finish',
    program: `
async def rows():
    yield "a"
    print("all read")
async def main():
    table = rows()
    print(await anext(table))
    await table.aclose()
    print("closed")`,
    answer: 'a\nall read\nclosed',
    belief: 'aclose-finishes',
  },
  {
    who: 'athrow ends the generator',
    program: `
async def rows():
    try:
        yield "a"
    except ValueError:
        yield "b"
async def main():
    table = rows()
    print(await anext(table))
    try:
        print(await table.athrow(ValueError()))
    except ValueError:
        print("ended")`,
    answer: 'a\nended',
    belief: 'athrow-ends',
  },
  {
    who: 'what was opened first is closed first',
    program: `
import contextlib
async def close(name):
    print("close", name)
async def main():
    async with contextlib.AsyncExitStack() as stack:
        for name in ("pool", "user"):
            stack.push_async_callback(close, name)`,
    answer: 'close pool\nclose user',
    belief: 'exits-in-order',
  },
  {
    who: 'the lines after the yield always run',
    program: `
import contextlib
@contextlib.asynccontextmanager
async def session():
    yield
    print("signed out")
async def main():
    try:
        async with session():
            raise ValueError
    except ValueError:
        print("failed")`,
    answer: 'signed out\nfailed',
    belief: 'after-yield-always',
  },
  {
    who: 'a context manager cannot stop an exception',
    program: `
class Ignoring:
    async def __aenter__(self):
        pass
    async def __aexit__(self, *error):
        print("ignored")
        return True
async def main():
    try:
        async with Ignoring():
            raise ValueError
        print("went on")
    except ValueError:
        print("failed")`,
    answer: 'ignored\nfailed',
    belief: 'exit-never-suppresses',
  },
  {
    who: 'a barrier is passed once and for all',
    program: `
async def arrive(barrier):
    await barrier.wait()
async def main():
    barrier = asyncio.Barrier(2)
    tasks = [asyncio.create_task(arrive(barrier)) for _ in range(3)]
    done, waiting = await asyncio.wait(tasks, timeout=1)
    print(len(done), len(waiting))`,
    answer: '3 0',
    belief: 'barrier-stays-open',
  },
  {
    who: 'join knows when the workers are idle',
    program: `
async def work(queue):
    while True:
        item = await queue.get()
        queue.task_done()
        await asyncio.sleep(1)
        print("finished", item)
async def main():
    queue = asyncio.Queue()
    queue.put_nowait("report")
    task = asyncio.create_task(work(queue))
    await queue.join()
    print("joined")
    await asyncio.sleep(2)`,
    answer: 'finished report\njoined',
    belief: 'join-watches-workers',
  },
  {
    who: 'asend only sends',
    program: `
async def echo():
    word = yield "ready"
    yield word
async def main():
    voice = echo()
    print(await anext(voice))
    print(await voice.asend("hello"))`,
    answer: 'ready\nNone',
    belief: 'asend-only-delivers',
  },
  {
    who: 'athrow is like raise',
    program: `
async def rows():
    try:
        yield 1
    except ValueError:
        print("handled")
    yield 2
async def main():
    table = rows()
    print(await anext(table))
    try:
        print(await table.athrow(ValueError()))
    except ValueError:
        print("raised")
    print([row async for row in table])`,
    answer: '1\nraised\n[2]',
    belief: 'athrow-only-outside',
  },
  {
    who: 'defer: the exit comes when the function ends',
    program: `
class Door:
    async def __aenter__(self):
        print("open")
    async def __aexit__(self, *error):
        print("close")
async def main():
    async with Door():
        print("inside")
    print("outside")`,
    answer: 'open\ninside\noutside\nclose',
    belief: 'exit-at-return',
  },
  {
    who: 'an exception skips the exit',
    program: `
class Door:
    async def __aenter__(self):
        print("open")
    async def __aexit__(self, *error):
        print("close")
async def main():
    try:
        async with Door():
            raise ValueError
    except ValueError:
        print("failed")`,
    answer: 'open\nfailed',
    belief: 'error-skips-exit',
  },
];

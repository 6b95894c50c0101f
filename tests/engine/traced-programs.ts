/**
 * Programs whose output would change if a trace disturbed them; each covers one thing that it could
 * touch.
 */
export const TRACED: Readonly<Record<string, string>> = {
  'reprs of tasks, handles and futures': `
import asyncio
async def child(): await asyncio.sleep(1)
async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(child(), name="child")
    handle, timer, future = loop.call_soon(print, 1), loop.call_later(2, print, 2), loop.create_future()
    print(task, type(handle), type(timer), type(loop), future)
    print(str(handle)[:20], str(timer)[:30])
    await asyncio.sleep(0)
    print(task.get_stack()[0].f_lineno, asyncio.current_task().get_name(), type(task))
    task.cancel()
    print(task)
    timer.cancel()
    print(str(timer)[:40])
asyncio.run(main())`,

  'warnings and reports on stderr': `
import asyncio
async def forgotten(): pass
async def fails(): raise ValueError("never retrieved")
async def main():
    forgotten()
    asyncio.create_task(fails())
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    asyncio.create_task(asyncio.sleep(9))
asyncio.run(main())`,

  'debug mode': `
import asyncio, time
async def child():
    time.sleep(1)
    await asyncio.sleep(1)
async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(child())
    timer = loop.call_later(1, print, "timer")
    print(task, timer)
    await task
asyncio.run(main(), debug=True)`,

  'lifetimes: weak references, refcounts, finalisers': `
import asyncio, gc, sys, weakref
class Thing:
    def __init__(self, name): self.name = name
    def __del__(self): print("gone", self.name)
    def __repr__(self): print("repr!"); return self.name
    def __eq__(self, other): print("eq!"); return True
    def __hash__(self): print("hash!"); return 1
    def __getattr__(self, name): print("getattr!", name); raise AttributeError(name)
async def gives(name):
    thing = Thing(name)
    await asyncio.sleep(0)
    return thing
async def main():
    task = asyncio.create_task(gives("a"))
    ref = weakref.ref(task)
    thing = await task
    print(sys.getrefcount(thing), sys.getrefcount(task), weakref.getweakrefcount(thing))
    del task, thing
    print(ref())
    future = asyncio.get_running_loop().create_future()
    future.set_result(Thing("b"))
    await future
    del future
    lock = asyncio.Lock()
    async with lock:
        waiting = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
    await waiting
    print(len(gc.get_referrers(lock)), sys.getrefcount(lock))
asyncio.run(main())`,

  'stacks and tracebacks': `
import asyncio, inspect, sys, traceback
def depth():
    return len(inspect.stack())
async def child():
    print(depth(), [frame.name for frame in traceback.extract_stack()])
    raise ValueError("x")
async def main():
    print(depth())
    try:
        await asyncio.create_task(child())
    except ValueError:
        traceback.print_exc()
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print(depth()))
    loop.call_later(1, lambda: print(depth()))
    await asyncio.sleep(2)
    raise KeyboardInterrupt
asyncio.run(main())`,

  'an exit out of a task': `
import asyncio, sys
async def main():
    try:
        await asyncio.sleep(1)
        sys.exit("enough")
    finally:
        print("finally")
asyncio.run(main())`,

  'other objects with a method named cancel': `
import asyncio
class Order:
    def cancel(self): print("order cancelled")
    def __getattr__(self, name): print("getattr", name); raise AttributeError(name)
async def main():
    Order().cancel()
    future = asyncio.get_running_loop().create_future()
    print(future.cancel(), future.cancel())
    for thing in (Order(), asyncio.create_task(asyncio.sleep(1)), future):
        print(thing.cancel())
    await asyncio.sleep(0)
asyncio.run(main())`,

  'queues, locks, events, conditions, barriers': `
import asyncio
async def worker(name, queue, lock, event, condition, barrier):
    await event.wait()
    while not queue.empty():
        item = await queue.get()
        async with lock:
            print(name, item)
            await asyncio.sleep(0.1)
        queue.task_done()
    async with condition:
        condition.notify_all()
    await barrier.wait()
    print(name, "done")
async def main():
    queue, lock, event = asyncio.Queue(), asyncio.Lock(), asyncio.Event()
    condition, barrier = asyncio.Condition(), asyncio.Barrier(3)
    things = queue, lock, event, condition, barrier
    workers = [asyncio.create_task(worker(name, *things)) for name in "ab"]
    for n in range(5): await queue.put(n)
    event.set()
    async with condition: await condition.wait()
    await queue.join()
    await barrier.wait()
    await asyncio.gather(*workers)
asyncio.run(main())`,

  'groups, time-outs, shields, waits': `
import asyncio
async def job(n, fail=False):
    try:
        await asyncio.sleep(n)
        if fail: raise ValueError(n)
        print("job", n)
        return n
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for n in (1, 2, 3): group.create_task(job(n, n == 2))
    except* ValueError as error: print(error.exceptions)
    try: await asyncio.wait_for(job(5), 1)
    except TimeoutError: print("late")
    inner = asyncio.create_task(job(2))
    try:
        async with asyncio.timeout(1): await asyncio.shield(inner)
    except TimeoutError: print("shielded")
    done, pending = await asyncio.wait([inner, asyncio.create_task(job(4))], timeout=3)
    print(len(done), len(pending))
    for future in asyncio.as_completed([job(3), job(1)]): print(await future)
asyncio.run(main())`,

  'async generators, left early': `
import asyncio
async def ticks():
    try:
        for n in range(9):
            yield n
            await asyncio.sleep(1)
    finally:
        print("closed")
async def tree(depth):
    if depth:
        async for leaf in tree(depth - 1): yield leaf
    yield depth
async def main():
    async for n in ticks():
        print(n)
        if n == 2: break
    print([leaf async for leaf in tree(3)])
    print([n async for n in ticks() if n % 2])
asyncio.run(main())`,

  'threads and a blocked loop': `
import asyncio, time
from concurrent.futures import ThreadPoolExecutor
def work(n):
    print("in", n)
    time.sleep(n)
    print("out", n)
    return n
async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1) as pool:
        first, second = loop.run_in_executor(pool, work, 2), loop.run_in_executor(pool, work, 1)
        time.sleep(1)
        print("blocked")
        print(await asyncio.gather(first, second, asyncio.to_thread(work, 0.5)))
asyncio.run(main())`,

  'tasks whose first step is eager': `
import asyncio
async def quick(n): return n
async def slow(n):
    print("slow", n)
    await asyncio.sleep(n)
    return n
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    quick_one, slow_one = asyncio.create_task(quick(1)), asyncio.create_task(slow(2))
    print(quick_one.done(), slow_one.done())
    print(await asyncio.gather(quick_one, slow_one, quick(3)))
    async with asyncio.TaskGroup() as group:
        group.create_task(slow(1))
asyncio.run(main())`,

  'tasks in Python, and a loop turned by hand': `
import asyncio
from asyncio import tasks
async def child():
    await asyncio.sleep(1)
    print("child")
async def main():
    await tasks._PyTask(child(), loop=asyncio.get_running_loop())
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.call_later(1, loop.stop)
loop.run_forever()
print(loop.time())
loop.close()`,

  'a busy wait, which moves the clock': `
import asyncio, time
end = time.monotonic() + 0.5
while time.monotonic() < end: pass
async def main():
    loop = asyncio.get_running_loop()
    while loop.time() < 1: await asyncio.sleep(0)
    print("done")
asyncio.run(main())`,

  'patched builtins': `
import builtins
builtins.id = builtins.type = builtins.issubclass = builtins.sorted = builtins.repr = None
print("still here")
raise KeyError("k")`,

  'a flood of output': 'for n in range(10): print("x" * 100_000)',
};

/**
 * Common wrong answers with the belief behind each: what the curriculum says about each unit, on
 * programs of our own. The answers were worked out from the belief, not printed by a model. In one
 * file because it is one list, to be read beside the curriculum.
 */
export interface WrongAnswer {
  /** Who answers like this. */
  readonly who: string;
  /** Between `import asyncio` and `asyncio.run(main())`. */
  readonly program: string;
  readonly answer: string;
  /** The id of the model that must be named first. */
  readonly belief: string;
}

const DOWNLOADS = `
async def download(name, seconds):
    print("start", name)
    await asyncio.sleep(seconds)
    print("end", name)
`;

const WORK_AND_FAIL = `
async def work():
    await asyncio.sleep(2)
    print("work done")
async def fail():
    await asyncio.sleep(1)
    raise ValueError
`;

export const WRONG_ANSWERS: readonly WrongAnswer[] = [
  {
    who: 'JavaScript: a call runs the body',
    program: `
async def send():
    print("sent")
async def main():
    send()
    print("done")`,
    answer: 'sent\ndone',
    belief: 'call-runs',
  },
  {
    who: 'a call that is not awaited goes on in the background',
    program: `
async def send():
    print("sent")
async def main():
    send()
    print("waiting")
    await asyncio.sleep(1)
    print("done")`,
    answer: 'waiting\nsent\ndone',
    belief: 'call-schedules',
  },
  {
    who: 'a call gives the value behind return',
    program: `
async def price():
    return 5
async def main():
    print("five" if price() == 5 else "something else")`,
    answer: 'five',
    belief: 'result-of-call',
  },
  {
    who: 'a coroutine can be awaited again and runs again',
    program: `
async def roll():
    print("rolled")
async def main():
    throw = roll()
    await throw
    try:
        await throw
    except RuntimeError:
        print("refused")`,
    answer: 'rolled\nrolled',
    belief: 'reusable-coroutine',
  },
  {
    who: 'a coroutine keeps its result, like a promise',
    program: `
async def roll():
    print("rolled")
    return 4
async def main():
    throw = roll()
    print(await throw)
    try:
        print(await throw)
    except RuntimeError:
        print("refused")`,
    answer: 'rolled\n4\n4',
    belief: 'cached-coroutine',
  },
  {
    who: 'await makes things concurrent',
    program: `${DOWNLOADS}
async def main():
    await download("maps", 2)
    await download("news", 1)`,
    answer: 'start maps\nstart news\nend news\nend maps',
    belief: 'await-overlaps',
  },
  {
    who: 'create_task makes things concurrent, even if it is awaited at once',
    program: `${DOWNLOADS}
async def main():
    for name, seconds in (("maps", 2), ("news", 1)):
        await asyncio.create_task(download(name, seconds))`,
    answer: 'start maps\nstart news\nend news\nend maps',
    belief: 'await-overlaps',
  },
  {
    who: 'create_task starts the body',
    program: `
async def knock():
    print("knock")
async def main():
    task = asyncio.create_task(knock())
    print("waiting")
    await task
    print("open")`,
    answer: 'knock\nwaiting\nopen',
    belief: 'eager-task',
  },
  {
    who: 'what is awaited runs first',
    program: `
async def say(word):
    print(word)
async def main():
    one = asyncio.create_task(say("one"))
    two = asyncio.create_task(say("two"))
    await two
    print("end")`,
    answer: 'two\none\nend',
    belief: 'awaited-first',
  },
  {
    who: 'a task that nobody awaits never starts',
    program: `
async def log():
    print("logged")
async def main():
    asyncio.create_task(log())
    await asyncio.sleep(1)
    print("bye")`,
    answer: 'bye',
    belief: 'lazy-task',
  },
  {
    who: 'sleep(0) does nothing',
    program: `
async def walk(name):
    print(name, 1)
    await asyncio.sleep(0)
    print(name, 2)
    await asyncio.sleep(1)
    print(name, 3)
async def main():
    await asyncio.gather(walk("a"), walk("b"))`,
    answer: 'a 1\na 2\nb 1\nb 2\na 3\nb 3',
    belief: 'sleep0-noop',
  },
  {
    who: 'run waits for what is in the background',
    program: `
async def log():
    print("begin")
    await asyncio.sleep(1)
    print("logged")
async def main():
    asyncio.create_task(log())
    await asyncio.sleep(0)
    print("bye")`,
    answer: 'begin\nbye\nlogged',
    belief: 'run-waits',
  },
  {
    who: 'overlapping waits add up',
    program: `
async def wait(name, seconds):
    await asyncio.sleep(seconds)
    print(name)
async def main():
    start = asyncio.get_running_loop().time()
    await asyncio.gather(wait("slow", 3), wait("quick", 1))
    print("after", round(asyncio.get_running_loop().time() - start))`,
    answer: 'slow\nquick\nafter 4',
    belief: 'sequential',
  },
  {
    who: 'the first error cancels the others of a gather',
    program: `${WORK_AND_FAIL}
async def main():
    try:
        await asyncio.gather(work(), fail())
    except ValueError:
        print("failed")
    await asyncio.sleep(2)
    print("end")`,
    answer: 'failed\nend',
    belief: 'gather-cancels',
  },
  {
    who: 'gather waits for everything before it raises',
    program: `${WORK_AND_FAIL}
async def main():
    try:
        await asyncio.gather(work(), fail())
    except ValueError:
        print("failed")
    await asyncio.sleep(2)
    print("end")`,
    answer: 'work done\nfailed\nend',
    belief: 'gather-waits',
  },
  {
    who: 'results come in the order of completion',
    program: `
async def late(seconds):
    await asyncio.sleep(seconds)
    return seconds
async def main():
    print(await asyncio.gather(late(3), late(1), late(2)))`,
    answer: '[1, 2, 3]',
    belief: 'completion-order',
  },
  {
    who: 'return_exceptions leaves out what failed',
    program: `
async def good():
    return "good"
async def bad():
    raise OSError
async def main():
    results = await asyncio.gather(good(), bad(), return_exceptions=True)
    print(len(results))`,
    answer: '1',
    belief: 'return-exceptions-drops',
  },
  {
    who: 'wait raises when its time is up',
    program: `
async def main():
    nap = asyncio.create_task(asyncio.sleep(5))
    try:
        await asyncio.wait([nap], timeout=1)
        print("went on")
    except TimeoutError:
        print("too late")`,
    answer: 'too late',
    belief: 'wait-raises',
  },
  {
    who: 'wait cancels what is not done',
    program: `
async def work():
    await asyncio.sleep(2)
    print("work done")
async def main():
    await asyncio.wait([asyncio.create_task(work())], timeout=1)
    print("waited")
    await asyncio.sleep(2)
    print("end")`,
    answer: 'waited\nend',
    belief: 'wait-cancels',
  },
  {
    who: 'as_completed follows its arguments',
    program: `
async def late(seconds):
    await asyncio.sleep(seconds)
    return seconds
async def main():
    tasks = [asyncio.create_task(late(seconds)) for seconds in (3, 1, 2)]
    for task in asyncio.as_completed(tasks):
        print(await task)`,
    answer: '3\n1\n2',
    belief: 'argument-order',
  },
  {
    who: 'time.sleep is fine in a coroutine',
    program: `
import time
async def render(name, seconds):
    print("start", name)
    time.sleep(seconds)
    print("end", name)
async def main():
    await asyncio.gather(render("big", 2), render("small", 1))`,
    answer: 'start big\nstart small\nend small\nend big',
    belief: 'parallel',
  },
  {
    who: 'the loop gives everybody a turn, as with threads',
    program: `
async def count(name):
    for n in (1, 2):
        print(name, n)
async def main():
    await asyncio.gather(count("a"), count("b"))`,
    answer: 'a 1\nb 1\na 2\nb 2',
    belief: 'preemptive',
  },
  {
    who: 'a cancelled wait ends its thread',
    program: `
import time
def work():
    time.sleep(2)
    print("thread done")
async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(work), 1)
    except TimeoutError:
        print("gave up")`,
    answer: 'gave up',
    belief: 'thread-stops',
  },
  {
    who: 'cancel is immediate',
    program: `
async def main():
    nap = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(1)
    nap.cancel()
    print(nap.cancelled())`,
    answer: 'True',
    belief: 'cancel-now',
  },
  {
    who: 'a task that never started cleans up',
    program: `
async def work():
    try:
        await asyncio.sleep(1)
    finally:
        print("cleaned up")
async def main():
    task = asyncio.create_task(work())
    task.cancel()
    await asyncio.wait([task])
    print("end")`,
    answer: 'cleaned up\nend',
    belief: 'unstarted-cleans-up',
  },
  {
    who: 'except Exception sees a cancellation',
    program: `
async def work():
    try:
        await asyncio.sleep(9)
    except Exception:
        print("caught")
async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print("end")`,
    answer: 'caught\nend',
    belief: 'cancel-is-exception',
  },
  {
    who: 'TimeoutError is raised inside the block',
    program: `
async def main():
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(5)
            except TimeoutError:
                print("inside")
    except TimeoutError:
        print("outside")`,
    answer: 'inside',
    belief: 'timeout-inside',
  },
  {
    who: 'wait_for only stops waiting',
    program: `
async def work():
    await asyncio.sleep(2)
    print("work done")
async def main():
    try:
        await asyncio.wait_for(work(), 1)
    except TimeoutError:
        print("gave up")
    await asyncio.sleep(2)
    print("end")`,
    answer: 'gave up\nwork done\nend',
    belief: 'wait-for-abandons',
  },
  {
    who: 'shield makes the outer await safe',
    program: `
async def save():
    await asyncio.sleep(2)
    print("saved")
async def request():
    try:
        await asyncio.shield(asyncio.create_task(save()))
        print("answered")
    except asyncio.CancelledError:
        print("gone")
async def main():
    task = asyncio.create_task(request())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(2)
    print("end")`,
    answer: 'saved\nanswered\nend',
    belief: 'shield-outer',
  },
  {
    who: 'except ValueError catches the error of a TaskGroup',
    program: `
async def fail():
    raise ValueError
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
    except ValueError:
        print("caught")
    print("end")`,
    answer: 'caught\nend',
    belief: 'bare-group',
  },
  {
    who: 'an error in a task surfaces at once',
    program: `
async def fail():
    raise ValueError
async def main():
    try:
        task = asyncio.create_task(fail())
        await asyncio.sleep(1)
        print("unharmed")
        await task
    except ValueError:
        print("caught")`,
    answer: 'caught',
    belief: 'error-now',
  },
  {
    who: 'a single thread has no races',
    program: `
total = 0
async def add():
    global total
    seen = total
    await asyncio.sleep(1)
    total = seen + 1
async def main():
    await asyncio.gather(add(), add(), add())
    print(total)`,
    answer: '3',
    belief: 'no-race',
  },
  {
    who: 'what is async is interleaved everywhere',
    program: `
total = 0
async def add():
    global total
    seen = total
    total = seen + 1
async def main():
    await asyncio.gather(add(), add(), add())
    print(total)`,
    answer: '1',
    belief: 'always-race',
  },
  {
    who: 'clear behind set loses the wake-up',
    program: `
async def guest(door):
    await door.wait()
    print("came in")
async def main():
    door = asyncio.Event()
    task = asyncio.create_task(guest(door))
    await asyncio.sleep(1)
    door.set()
    door.clear()
    await asyncio.sleep(1)
    print("late")`,
    answer: 'late',
    belief: 'clear-loses',
  },
  {
    who: 'put and get always give way',
    program: `
async def produce(queue):
    for n in (1, 2):
        await queue.put(n)
        print("put", n)
async def consume(queue):
    for _ in range(2):
        print("got", await queue.get())
async def main():
    queue = asyncio.Queue()
    await asyncio.gather(produce(queue), consume(queue))`,
    answer: 'put 1\ngot 1\nput 2\ngot 2',
    belief: 'queue-switches',
  },
  {
    who: 'the awaits of a comprehension run at the same time',
    program: `${DOWNLOADS}
async def main():
    jobs = [("maps", 2), ("news", 1)]
    done = [await download(name, seconds) for name, seconds in jobs]
    print(len(done))`,
    answer: 'start maps\nstart news\nend news\nend maps\n2',
    belief: 'concurrent-iteration',
  },
  {
    who: 'break runs the finally of the generator',
    program: `
async def lines():
    try:
        yield "first"
        yield "second"
    finally:
        print("closed")
async def main():
    source = lines()
    async for line in source:
        print(line)
        break
    print("behind the loop")`,
    answer: 'first\nclosed\nbehind the loop',
    belief: 'break-closes',
  },
  {
    who: 'call_soon calls at once',
    program: `
async def main():
    asyncio.get_running_loop().call_soon(print, "callback")
    print("next line")
    await asyncio.sleep(1)
    print("end")`,
    answer: 'callback\nnext line\nend',
    belief: 'callback-now',
  },
  {
    who: 'context variables are global',
    program: `
import contextvars
user = contextvars.ContextVar("user", default="nobody")
async def log_in():
    user.set("ada")
async def main():
    await asyncio.create_task(log_in())
    print(user.get())`,
    answer: 'ada',
    belief: 'shared-context',
  },
  {
    who: 'a cancelled task is not done',
    program: `
async def main():
    nap = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(1)
    nap.cancel()
    await asyncio.wait([nap])
    print(nap.done())`,
    answer: 'False',
    belief: 'done-is-success',
  },
  {
    who: 'a cancelled task has no result, so None',
    program: `
async def main():
    nap = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(1)
    nap.cancel()
    try:
        print(await nap)
    except asyncio.CancelledError:
        print("cancelled")`,
    answer: 'None',
    belief: 'cancelled-is-none',
  },
  {
    who: 'whoever was asked to stop is cancelled',
    program: `
async def work():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        return "part of it"
async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    print(await task, task.cancelled())`,
    answer: 'part of it True',
    belief: 'asked-is-cancelled',
  },
  {
    who: 'a cancelled task has an exception like a failed one',
    program: `
async def main():
    nap = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(1)
    nap.cancel()
    await asyncio.wait([nap])
    try:
        print(repr(nap.exception()))
    except asyncio.CancelledError:
        print("raised")`,
    answer: 'CancelledError()',
    belief: 'exception-has-cancel',
  },
  {
    who: 'a cancelled task cannot wait any more',
    program: `
async def work():
    try:
        await asyncio.sleep(9)
    finally:
        print("cleaning up")
        await asyncio.sleep(1)
        print("cleaned up")
async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print("end")`,
    answer: 'cleaning up\nend',
    belief: 'cancel-persists',
  },
  {
    who: 'cancel waits for the clean-up',
    program: `
async def work():
    try:
        await asyncio.sleep(9)
    finally:
        await asyncio.sleep(1)
        print("cleaned up")
async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    print("cancelled")
    await asyncio.sleep(2)`,
    answer: 'cleaned up\ncancelled',
    belief: 'cancel-waits',
  },
  {
    who: 'cancelling the waiter leaves the work alone',
    program: `
async def work():
    await asyncio.sleep(2)
    print("work done")
async def wait_for_it(task):
    await task
async def main():
    waiter = asyncio.create_task(wait_for_it(asyncio.create_task(work())))
    await asyncio.sleep(1)
    waiter.cancel()
    await asyncio.sleep(2)
    print("end")`,
    answer: 'work done\nend',
    belief: 'cancel-stays',
  },
  {
    who: 'a task takes its children with it',
    program: `
async def work():
    await asyncio.sleep(2)
    print("work done")
async def boss():
    asyncio.create_task(work())
    await asyncio.sleep(9)
async def main():
    task = asyncio.create_task(boss())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(2)
    print("end")`,
    answer: 'end',
    belief: 'cancel-takes-children',
  },
  {
    who: 'catching a cancellation undoes it',
    program: `
async def work():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        pass
    print(asyncio.current_task().cancelling())
async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    await task`,
    answer: '0',
    belief: 'catch-uncancels',
  },
  {
    who: 'a time-out gives None',
    program: `
async def main():
    try:
        print(await asyncio.wait_for(asyncio.sleep(5, "slept"), 1))
    except TimeoutError:
        print("too late")`,
    answer: 'None',
    belief: 'timeout-is-quiet',
  },
  {
    who: 'who sets a limit must catch CancelledError',
    program: `
async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(5), 1)
    except asyncio.CancelledError:
        print("cancelled")
    except TimeoutError:
        print("too late")`,
    answer: 'cancelled',
    belief: 'timeout-cancels-caller',
  },
  {
    who: 'a limit is kept to the second',
    program: `
async def work():
    try:
        await asyncio.sleep(9)
    finally:
        await asyncio.sleep(2)
        print("cleaned up")
async def main():
    try:
        await asyncio.wait_for(work(), 1)
    except TimeoutError:
        print("too late")
    await asyncio.sleep(5)
    print("end")`,
    answer: 'too late\ncleaned up\nend',
    belief: 'timeout-hurries',
  },
  {
    who: 'nothing gets past a deadline',
    program: `
async def work():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print("stopping")
        return "part of it"
async def main():
    try:
        print(await asyncio.wait_for(work(), 1))
    except TimeoutError:
        print("too late")`,
    answer: 'stopping\ntoo late',
    belief: 'timeout-insists',
  },
  {
    who: 'the innermost limit strikes',
    program: `
import sys
async def main():
    try:
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(2):
                    try:
                        await asyncio.sleep(9)
                    finally:
                        print(type(sys.exception()).__name__)
            except TimeoutError:
                print("inner")
    except TimeoutError:
        print("outer")`,
    answer: 'CancelledError\ninner',
    belief: 'nearest-timeout',
  },
  {
    who: 'shield makes a task immortal',
    program: `
async def save():
    await asyncio.sleep(2)
    print("saved")
async def main():
    shielded = asyncio.shield(asyncio.create_task(save()))
    await asyncio.sleep(1)
    print("end")`,
    answer: 'end\nsaved',
    belief: 'shield-forever',
  },
  {
    who: 'except* hands out the errors one by one',
    program: `
async def fail():
    raise ValueError
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            group.create_task(fail())
    except* ValueError:
        print("failed")`,
    answer: 'failed\nfailed',
    belief: 'except-star-each',
  },
  {
    who: 'a group lists whom it has cancelled',
    program: `
async def fail():
    raise ValueError
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            group.create_task(asyncio.sleep(5))
    except ExceptionGroup as error:
        print(len(error.exceptions))`,
    answer: '2',
    belief: 'siblings-reported',
  },
  {
    who: 'the body of a group is left alone',
    program: `
async def fail():
    await asyncio.sleep(1)
    raise ValueError
async def work():
    await asyncio.sleep(3)
    print("work done")
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            group.create_task(work())
            await asyncio.sleep(2)
            print("body done")
    except* ValueError:
        print("failed")`,
    answer: 'body done\nfailed',
    belief: 'body-runs-on',
  },
  {
    who: 'one cancelled task ends its group',
    program: `
async def work():
    await asyncio.sleep(2)
    print("work done")
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work())
            nap = group.create_task(asyncio.sleep(5))
            await asyncio.sleep(1)
            nap.cancel()
    except asyncio.CancelledError:
        print("cancelled")
    print("end")`,
    answer: 'cancelled\nend',
    belief: 'group-cancel-spreads',
  },
  {
    who: 'a timer for now is the same as call_soon',
    program: `
async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0, print, "timer")
    loop.call_soon(print, "soon")
    await asyncio.sleep(1)
    print("end")`,
    answer: 'timer\nsoon\nend',
    belief: 'timer-is-soon',
  },
  {
    who: 'call_soon remembers the variable',
    program: `
async def main():
    loop = asyncio.get_running_loop()
    for name in ("ann", "bob", "eve"):
        loop.call_soon(print, name)
    await asyncio.sleep(1)`,
    answer: 'eve\neve\neve',
    belief: 'callback-args-late',
  },
  {
    who: 'a lambda remembers the value',
    program: `
async def main():
    loop = asyncio.get_running_loop()
    for name in ("ann", "bob", "eve"):
        loop.call_soon(lambda: print(name))
    print("main")
    await asyncio.sleep(1)`,
    answer: 'main\nann\nbob\neve',
    belief: 'lambda-freezes',
  },
  {
    who: 'a callback that fails takes the program with it',
    program: `
async def main():
    asyncio.get_running_loop().call_later(1, int, "x")
    print("waiting")
    await asyncio.sleep(2)
    print("end")`,
    answer: 'waiting',
    belief: 'callback-error-ends',
  },
  {
    who: 'the first result stays, and nobody is told of the second',
    program: `
async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    try:
        future.set_result(2)
    except asyncio.InvalidStateError:
        print("refused")
    print(await future)`,
    answer: '1',
    belief: 'second-result-ignored',
  },
  {
    who: 'a callback runs in the context of its task',
    program: `
from contextvars import ContextVar
user = ContextVar("user")
async def main():
    user.set("ann")
    asyncio.get_running_loop().call_soon(lambda: print(user.get()))
    user.set("bob")
    await asyncio.sleep(1)
    print("end")`,
    answer: 'bob\nend',
    belief: 'callback-context-live',
  },
  {
    who: 'context variables are thread-local',
    program: `
from contextvars import ContextVar
user = ContextVar("user", default="nobody")
def show():
    print(user.get())
async def main():
    user.set("ann")
    await asyncio.to_thread(show)
    show()`,
    answer: 'nobody\nann',
    belief: 'thread-has-no-context',
  },
  {
    who: 'the thread works in the context of its caller',
    program: `
from contextvars import ContextVar
user = ContextVar("user", default="nobody")
def log_in():
    user.set("ann")
async def main():
    await asyncio.to_thread(log_in)
    print(user.get())`,
    answer: 'ann',
    belief: 'thread-shares-context',
  },
  {
    who: 'an executor carries the context as to_thread does',
    program: `
from contextvars import ContextVar
user = ContextVar("user", default="nobody")
def show():
    print(user.get())
async def main():
    user.set("ann")
    await asyncio.get_running_loop().run_in_executor(None, show)
    show()`,
    answer: 'ann\nann',
    belief: 'executor-copies-context',
  },
  {
    who: 'run_in_executor is lazy',
    program: `
import time
async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    work = loop.run_in_executor(None, time.sleep, 2)
    await asyncio.sleep(2)
    await work
    print(round(loop.time() - start))`,
    answer: '4',
    belief: 'executor-waits',
  },
  {
    who: 'run inside of run',
    program: `
async def fetch():
    return 5
async def main():
    try:
        print(asyncio.run(fetch()))
    except RuntimeError:
        print("refused")
    print("end")`,
    answer: '5\nend',
    belief: 'run-nests',
  },
  {
    who: 'a pool has a thread for everything',
    program: `
import time
from concurrent.futures import ThreadPoolExecutor
async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    with ThreadPoolExecutor(max_workers=1) as pool:
        await asyncio.gather(*(loop.run_in_executor(pool, time.sleep, 2) for _ in range(3)))
    print(round(loop.time() - start))`,
    answer: '2',
    belief: 'pool-unlimited',
  },
  {
    who: 'to_thread starts the thread',
    program: `
import time
async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    work = asyncio.to_thread(time.sleep, 2)
    await asyncio.sleep(2)
    await work
    print(round(loop.time() - start))`,
    answer: '2',
    belief: 'thread-starts-at-call',
  },
];

/**
 * Wrong answers about calls, awaits and the arguments of `gather`, `wait` and `run`; in one file
 * because they are one list, to be read beside the curriculum.
 */
import type { WrongAnswer } from './wrong-answers.ts';

export const WRONG_ANSWERS_ON_CALLS: readonly WrongAnswer[] = [
  {
    who: 'await waits for all that a list holds',
    program: `
async def load(page):
    print("load", page)
    return page
async def main():
    try:
        print(await [load("a"), load("b")])
    except TypeError:
        print("refused")`,
    answer: "load a\nload b\n['a', 'b']",
    belief: 'await-takes-list',
  },
  {
    who: 'JavaScript: await of a number is the number',
    program: `
def price():
    return 5
async def main():
    try:
        print("pay", await price())
    except TypeError:
        print("refused")`,
    answer: 'pay 5',
    belief: 'await-takes-values',
  },
  {
    who: 'every await gives the others a turn',
    program: `
async def look_up(name):
    return name.upper()
async def greet(name):
    print("hello", name)
    print("bye", await look_up(name))
async def main():
    await asyncio.gather(greet("ann"), greet("ben"))`,
    answer: 'hello ann\nhello ben\nbye ANN\nbye BEN',
    belief: 'await-yields',
  },
  {
    who: 'gather starts when it is awaited',
    program: `
async def load(page):
    print("load", page)
async def main():
    both = asyncio.gather(load("a"), load("b"))
    await asyncio.sleep(1)
    print("now")
    await both`,
    answer: 'now\nload a\nload b',
    belief: 'gather-lazy',
  },
  {
    who: 'gather takes a list',
    program: `
async def load(page):
    print("load", page)
async def main():
    try:
        await asyncio.gather([load("a"), load("b")])
        print("loaded")
    except TypeError:
        print("refused")`,
    answer: 'load a\nload b\nloaded',
    belief: 'gather-takes-list',
  },
  {
    who: 'the newest task runs first',
    program: `
async def call(number):
    print("call", number)
async def main():
    tasks = [asyncio.create_task(call(number)) for number in (1, 2, 3)]
    await asyncio.sleep(1)
    print("end")`,
    answer: 'call 3\ncall 2\ncall 1\nend',
    belief: 'lifo',
  },
  {
    who: 'asyncio.sleep waits by itself',
    program: `
async def main():
    start = asyncio.get_running_loop().time()
    asyncio.sleep(2)
    print("after", round(asyncio.get_running_loop().time() - start))`,
    answer: 'after 2',
    belief: 'loose-sleep-waits',
  },
  {
    who: 'JavaScript: a returned promise is followed to its value',
    program: `
async def load():
    print("load")
    return "page"
async def cached():
    return load()
async def main():
    print("page" if await cached() == "page" else "no page")`,
    answer: 'load\npage',
    belief: 'return-flattens',
  },
  {
    who: 'run calls the function that it is given',
    program: `
async def job():
    print("job")
async def main():
    try:
        await asyncio.to_thread(lambda: asyncio.run(job))
    except (TypeError, ValueError):
        print("refused")`,
    answer: 'job',
    belief: 'run-takes-function',
  },
  {
    who: 'leaving as_completed cancels the rest',
    program: `
async def load(page, seconds):
    await asyncio.sleep(seconds)
    print("loaded", page)
async def main():
    tasks = [asyncio.create_task(load("a", 1)), asyncio.create_task(load("b", 2))]
    for first in asyncio.as_completed(tasks):
        await first
        break
    await asyncio.sleep(3)
    print("end")`,
    answer: 'loaded a\nend',
    belief: 'as-completed-cancels',
  },
  {
    who: 'FIRST_COMPLETED gives one task',
    program: `
import time
async def load(seconds):
    await asyncio.sleep(seconds)
async def main():
    tasks = [asyncio.create_task(load(seconds)) for seconds in (1, 2, 5)]
    await asyncio.sleep(0)
    time.sleep(3)
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))`,
    answer: '1 2',
    belief: 'wait-one-done',
  },
];

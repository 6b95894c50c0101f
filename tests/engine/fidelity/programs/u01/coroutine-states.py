import asyncio
import inspect


async def work():
    await asyncio.sleep(1)
    return "done"


async def main():
    coroutine = work()
    print(inspect.getcoroutinestate(coroutine))
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(0.5)
    print(inspect.getcoroutinestate(coroutine))
    print(await task, inspect.getcoroutinestate(coroutine))
    print(inspect.iscoroutinefunction(work), inspect.isawaitable(task))


asyncio.run(main())

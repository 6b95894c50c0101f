#: python 3.13
import asyncio


async def work(n):
    await asyncio.sleep(n / 10)
    return n


async def main():
    tasks = [asyncio.create_task(work(n), name=f"w{n}") for n in (2, 1)]
    async for task in asyncio.as_completed(tasks):
        print(task.get_name(), await task)


asyncio.run(main())

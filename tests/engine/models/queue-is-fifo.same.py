import asyncio


async def main():
    for kind in (asyncio.Queue, asyncio.PriorityQueue, asyncio.LifoQueue):
        queue = kind(maxsize=1)
        for number in (1, 2, 3):
            await queue.put(number)
            print(await queue.get(), queue.empty())


asyncio.run(main())

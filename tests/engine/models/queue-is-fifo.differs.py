import asyncio


async def main():
    for kind in (asyncio.PriorityQueue, asyncio.LifoQueue):
        queue = kind()
        for number in (2, 3, 1):
            queue.put_nowait(number)
        print(*[await queue.get() for _ in range(3)])


asyncio.run(main())

import asyncio


async def main():
    queue = asyncio.PriorityQueue()
    for number in (2, 3, 1):
        queue.put_nowait(number)
    print(*[await queue.get() for _ in range(3)])


asyncio.run(main())

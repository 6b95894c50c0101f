import asyncio


async def main():
    queue = asyncio.PriorityQueue()
    for number in (2, 3, 1):
        queue.put_nowait(number)
        print(await queue.get(), queue.empty())


asyncio.run(main())

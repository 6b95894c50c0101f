import asyncio


async def main():
    priority = asyncio.PriorityQueue()
    stack = asyncio.LifoQueue()
    for n in (2, 3, 1):
        await priority.put((n, f"p{n}"))
        await stack.put(n)
    print([await priority.get() for _ in range(3)], [await stack.get() for _ in range(3)])
    small = asyncio.Queue(1)
    small.put_nowait("one")
    for attempt in (lambda: small.put_nowait("two"), stack.get_nowait):
        try:
            attempt()
        except (asyncio.QueueFull, asyncio.QueueEmpty) as error:
            print(type(error).__name__)


asyncio.run(main())

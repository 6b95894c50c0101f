import asyncio


async def produce(queue):
    for n in range(4):
        await queue.put(n)
        print("put", n, queue.qsize())
    await queue.put(None)


async def consume(queue):
    while (item := await queue.get()) is not None:
        print("got", item)
        await asyncio.sleep(0.1)


async def main():
    for size in (0, 1, 2):
        print("size", size)
        queue = asyncio.Queue(maxsize=size)
        await asyncio.gather(produce(queue), consume(queue))


asyncio.run(main())

import asyncio


async def produce(queue):
    for item in range(2):
        await queue.put(item)
    print("all made")


async def consume(queue):
    for _ in range(2):
        print("took", await queue.get())


async def main():
    queue = asyncio.Queue()
    await asyncio.gather(produce(queue), consume(queue))
    task = asyncio.create_task(asyncio.sleep(3, "slept"))
    print(await task)
    try:
        async with asyncio.timeout(1):
            await asyncio.create_task(asyncio.sleep(5))
    except TimeoutError:
        print("too long")
    print(await asyncio.to_thread(len, "four"))
    event = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(event.wait())
        group.create_task(consume(queue))
        await queue.put("x")
        await queue.put("y")
        event.set()


asyncio.run(main())

import asyncio


async def bake(what, seconds):
    print("bake", what)
    await asyncio.sleep(seconds)
    print(what, "ready")
    return what


async def main():
    print(await asyncio.wait_for(bake("cake", 1), 2))
    async with asyncio.timeout(5):
        print(await bake("bread", 2))
    queue = asyncio.Queue()
    try:
        await asyncio.wait_for(queue.get(), 1)
    except TimeoutError:
        print("nothing to bake")
    await queue.put("rolls")
    print(await queue.get())
    task = asyncio.create_task(asyncio.wait_for(bake("pie", 9), 10))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(20)
    print(task.cancelled())


asyncio.run(main())

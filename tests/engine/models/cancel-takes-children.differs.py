import asyncio


async def tick():
    await asyncio.sleep(2)
    print("tick")


async def watch():
    task = asyncio.create_task(tick())
    await asyncio.sleep(9)
    await task


async def main():
    watcher = asyncio.create_task(watch())
    await asyncio.sleep(1)
    watcher.cancel()
    await asyncio.sleep(2)
    try:
        async with asyncio.timeout(1):
            asyncio.create_task(tick())
            await asyncio.sleep(9)
    except TimeoutError:
        print("time is up")
    await asyncio.sleep(3)
    print("end")


asyncio.run(main())

import asyncio


async def tick():
    await asyncio.sleep(2)
    print("tick")


async def watch():
    await asyncio.create_task(tick())


async def main():
    before = asyncio.create_task(tick())
    watcher = asyncio.create_task(watch())
    await asyncio.sleep(1)
    watcher.cancel()
    try:
        async with asyncio.timeout(0.5):
            await asyncio.sleep(9)
    except TimeoutError:
        print("time is up")
    await before
    print("end")


asyncio.run(main())

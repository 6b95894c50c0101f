import asyncio


async def scrub(name, tub):
    async with tub:
        print(name, "in")
        await asyncio.sleep(1)
    print(name, "out")
    await asyncio.sleep(1)


async def main():
    tub = asyncio.Lock()
    tasks = [asyncio.create_task(scrub(name, tub)) for name in ("Ada", "Ben", "Cleo")]
    await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.wait(tasks)
    print(tub.locked())


asyncio.run(main())

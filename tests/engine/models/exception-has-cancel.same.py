import asyncio


async def fail():
    raise KeyError("door")


async def main():
    bad = asyncio.create_task(fail())
    nap = asyncio.create_task(asyncio.sleep(1))
    await asyncio.wait([bad, nap])
    for task in (bad, nap):
        print(repr(task.exception()))


asyncio.run(main())

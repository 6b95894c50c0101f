import asyncio


async def parse(text):
    await asyncio.sleep(1)
    return int(text)


async def main():
    task = asyncio.create_task(parse("12"))
    while not task.done():
        print("waiting")
        await asyncio.sleep(0.3)
    print(task.result())
    bad = asyncio.create_task(parse("twelve"))
    await asyncio.wait([bad])
    print(type(bad.exception()).__name__, bad.cancelled())


asyncio.run(main())

import asyncio


async def stock(item):
    await asyncio.sleep(1)
    return {"nail": 7}.get(item, 0)


async def main():
    print("nails", await stock("nail"))
    task = asyncio.create_task(stock("screw"))
    print("screws", await task)
    print(await asyncio.gather(stock("nail"), stock("hook")))
    async with asyncio.timeout(5):
        await asyncio.sleep(1)


asyncio.run(main())

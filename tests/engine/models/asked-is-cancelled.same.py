import asyncio


async def work(seconds):
    await asyncio.sleep(seconds)


async def main():
    short = asyncio.create_task(work(1))
    long = asyncio.create_task(work(9))
    await asyncio.sleep(2)
    print(short.cancel(), long.cancel())
    await asyncio.wait([short, long])
    print(short.cancelled(), long.cancelled())


asyncio.run(main())

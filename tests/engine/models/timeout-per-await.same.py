import asyncio


async def read(letter, seconds):
    await asyncio.sleep(seconds)
    await asyncio.sleep(seconds)
    print("read", letter)


async def main():
    for letter, seconds in (("a", 1), ("b", 2)):
        try:
            async with asyncio.timeout(3):
                await read(letter, seconds)
        except TimeoutError:
            print("no time for", letter)
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as limit:
        await asyncio.sleep(1)
        limit.reschedule(loop.time() + 9)
        await asyncio.sleep(8)
    async with asyncio.timeout(1), asyncio.timeout(2):
        print("nested")


asyncio.run(main())

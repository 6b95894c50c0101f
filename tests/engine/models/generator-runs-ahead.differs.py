import asyncio


async def pages():
    for page in (1, 2):
        await asyncio.sleep(1)
        print("loaded", page)
        yield page


async def main():
    async for page in pages():
        await asyncio.sleep(3)
        print("read", page)


asyncio.run(main())

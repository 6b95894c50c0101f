import asyncio
import time


async def pages():
    for page in (1, 2, 3):
        yield page


async def read(page):
    print("open", page)
    await asyncio.sleep(4 - page)
    print("close", page)
    return page * 10


async def main():
    start = time.monotonic()
    async for page in pages():
        await read(page)
    print("at", round(time.monotonic() - start))
    print([await read(page) for page in (3, 2)])
    print("at", round(time.monotonic() - start))


asyncio.run(main())

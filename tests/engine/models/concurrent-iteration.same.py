import asyncio


async def pages():
    for page in (1, 2, 3):
        await asyncio.sleep(1)
        yield page


async def read(page):
    await asyncio.sleep(1)
    return page * 10


async def main():
    total = 0
    async for page in pages():
        if page == 2:
            continue
        last = page
        total += page
    print("total", total, "last", last)
    print([page async for page in pages() if page > 1])
    print(await asyncio.gather(*(read(page) for page in (1, 2))))
    print({page: await read(page) for page in (5,)})


asyncio.run(main())

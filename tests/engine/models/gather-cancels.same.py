import asyncio


async def scan(page, seconds):
    await asyncio.sleep(seconds)
    if page == 2:
        raise OSError("paper jam")
    print("scanned", page)
    return page


async def main():
    results = await asyncio.gather(scan(1, 1), scan(2, 2), scan(3, 3), return_exceptions=True)
    print([type(result).__name__ for result in results])
    try:
        await asyncio.gather(scan(1, 1), scan(3, 2), scan(2, 3))
    except OSError as error:
        print(error)


asyncio.run(main())

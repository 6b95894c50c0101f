import asyncio


async def scan(page, seconds):
    try:
        await asyncio.sleep(seconds)
        if page == 2:
            raise OSError("paper jam")
        print("scanned", page)
    finally:
        print("end of", page)


async def main():
    try:
        await asyncio.gather(scan(1, 1), scan(2, 2), scan(3, 3))
    except OSError as error:
        print(error)
    await asyncio.sleep(5)
    print("lid closed")


asyncio.run(main())

import asyncio


async def fetch():
    await asyncio.sleep(3)
    print("fetched")


async def show(work):
    try:
        await work
    finally:
        print("not shown")


async def main():
    work = asyncio.create_task(fetch())
    page = asyncio.create_task(show(work))
    await asyncio.sleep(1)
    page.cancel()
    await asyncio.sleep(3)
    both = asyncio.gather(fetch())
    await asyncio.sleep(1)
    both.cancel()
    await asyncio.sleep(3)
    print("end")


asyncio.run(main())

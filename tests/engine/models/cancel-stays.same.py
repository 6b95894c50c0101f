import asyncio


async def fetch(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name)
    except asyncio.CancelledError:
        print("no", name)
        raise


async def main():
    page = asyncio.create_task(fetch("page", 5))
    await asyncio.sleep(1)
    page.cancel()
    print(await asyncio.gather(fetch("news", 1), fetch("mail", 2), page, return_exceptions=True))
    work = asyncio.create_task(fetch("map", 1))
    await work
    try:
        async with asyncio.timeout(1):
            await fetch("ads", 2)
    except TimeoutError:
        print("end")


asyncio.run(main())

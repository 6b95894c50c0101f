import asyncio


async def work():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("inside")
        raise


async def main():
    try:
        async with asyncio.timeout(1):
            await work()
    except (TimeoutError, asyncio.CancelledError):
        print("outside")
    async with asyncio.timeout(2):
        await asyncio.sleep(1)
    print("in time")


asyncio.run(main())

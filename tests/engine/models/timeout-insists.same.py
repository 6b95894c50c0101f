import asyncio


async def work():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print("stopped")
        raise


async def main():
    try:
        async with asyncio.timeout(1):
            await work()
    except TimeoutError:
        print("late")
    async with asyncio.timeout(2) as limit:
        await asyncio.sleep(1)
    print(limit.expired())


asyncio.run(main())

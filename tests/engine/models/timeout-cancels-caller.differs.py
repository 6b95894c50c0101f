import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.sleep(5), 1)
    except TimeoutError:
        print("late")
    except asyncio.CancelledError:
        print("cancelled")
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("cancelled")
    except TimeoutError:
        print("late")


asyncio.run(main())

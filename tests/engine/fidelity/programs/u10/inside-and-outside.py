import asyncio


async def slow():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("inside: cancelled")
        raise


async def main():
    try:
        async with asyncio.timeout(0.2) as limit:
            await slow()
    except TimeoutError as error:
        print("outside:", type(error).__name__, limit.expired())
    try:
        await asyncio.wait_for(slow(), timeout=0.2)
    except asyncio.TimeoutError:
        print("again")
    print(await asyncio.wait_for(asyncio.sleep(0.1, "in time"), 0.2))


asyncio.run(main())

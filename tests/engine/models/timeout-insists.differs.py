import asyncio


async def stubborn():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        return "partial"


async def main():
    try:
        print(await asyncio.wait_for(stubborn(), 1))
    except TimeoutError:
        print("late")
    try:
        async with asyncio.timeout(1):
            print(await stubborn())
    except TimeoutError:
        print("late")


asyncio.run(main())

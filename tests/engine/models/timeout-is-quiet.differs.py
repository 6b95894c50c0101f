import asyncio


async def ask():
    await asyncio.sleep(5)
    return "yes"


async def main():
    try:
        print(await asyncio.wait_for(ask(), 1))
    except TimeoutError:
        print("late")
    try:
        async with asyncio.timeout(1):
            print(await ask())
        print("block left")
    except TimeoutError:
        print("late")


asyncio.run(main())

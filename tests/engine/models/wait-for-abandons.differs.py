import asyncio


async def bake():
    try:
        await asyncio.sleep(3)
        print("cake ready")
    finally:
        print("oven off")


async def main():
    try:
        await asyncio.wait_for(bake(), 1)
    except TimeoutError:
        print("no more patience")
    await asyncio.sleep(5)
    print("home again")


asyncio.run(main())

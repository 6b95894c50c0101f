import asyncio


async def bake():
    await asyncio.sleep(2)
    print("baked")


async def main():
    oven = asyncio.create_task(bake())
    asyncio.sleep(3)
    print("table laid")
    await oven


asyncio.run(main())

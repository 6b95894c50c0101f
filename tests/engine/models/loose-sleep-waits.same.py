import asyncio


def plan():
    asyncio.sleep(4).close()
    print("planned")


async def bake():
    await asyncio.sleep(2)
    print("baked")


async def main():
    plan()
    rest = asyncio.sleep(1)
    await asyncio.gather(bake(), rest)


asyncio.run(main())

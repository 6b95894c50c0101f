import asyncio


async def grow(plant, days):
    await asyncio.sleep(days)
    return plant


async def main():
    first, second, third = await asyncio.gather(
        grow("oak", 9),
        grow("cress", 2),
        grow("bean", 5),
    )
    print(first)
    print(second)
    print(third)


asyncio.run(main())

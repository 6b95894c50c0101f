import asyncio


async def grow(plant, days):
    await asyncio.sleep(days)
    print(plant, "has grown")
    return plant


async def at_once(plant):
    return plant


async def main():
    print(await asyncio.gather(grow("cress", 2), grow("bean", 5), grow("oak", 9)))
    print(await asyncio.gather(at_once("ivy"), at_once("fern"), at_once("moss")))
    print(await asyncio.gather())
    slow = asyncio.create_task(grow("oak", 9))
    quick = asyncio.create_task(grow("cress", 2))
    print(await slow, await quick)


asyncio.run(main())

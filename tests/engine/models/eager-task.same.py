import asyncio


async def bake(cake, seconds):
    print("oven on for", cake)
    await asyncio.sleep(seconds)
    print(cake, "baked")
    return cake


async def main():
    tasks = [asyncio.create_task(bake("brownies", 2)), asyncio.create_task(bake("scones", 1))]
    print(await asyncio.gather(*tasks))


asyncio.run(main())

import asyncio


async def bake(cake):
    print("oven on for", cake)
    await asyncio.sleep(2)
    print(cake, "baked")


async def main():
    task = asyncio.create_task(bake("brownies"))
    print("table laid")
    await task


asyncio.run(main())

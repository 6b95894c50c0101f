import asyncio


async def boil(what, minutes):
    print(what, "on the stove")
    await asyncio.sleep(minutes)
    print(what, "done")


async def main():
    eggs = asyncio.create_task(boil("eggs", 4))
    asyncio.create_task(boil("milk", 2))
    await asyncio.sleep(1)
    print("table laid")
    await eggs
    print("breakfast")


asyncio.run(main())

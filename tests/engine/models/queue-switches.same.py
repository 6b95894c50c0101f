import asyncio


async def cook(plates):
    for dish in ("soup", "stew", "cake"):
        await asyncio.sleep(2)
        print("cooked", dish)
        await plates.put(dish)


async def serve(plates):
    for _ in range(3):
        dish = await plates.get()
        await asyncio.sleep(1)
        print("served", dish)


async def main():
    plates = asyncio.Queue(maxsize=1)
    await asyncio.gather(cook(plates), serve(plates))


asyncio.run(main())

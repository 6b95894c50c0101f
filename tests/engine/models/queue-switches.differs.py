import asyncio


async def cook(plates):
    for dish in ("soup", "stew", "cake"):
        await plates.put(dish)
        print("cooked", dish)


async def serve(plates):
    for _ in range(3):
        print("served", await plates.get())


async def main():
    plates = asyncio.Queue()
    await asyncio.gather(cook(plates), serve(plates))


asyncio.run(main())

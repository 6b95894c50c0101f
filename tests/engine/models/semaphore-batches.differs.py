import asyncio


async def park(car, seconds, spaces):
    async with spaces:
        print(car, "in")
        await asyncio.sleep(seconds)
    print(car, "out")


async def main():
    spaces = asyncio.Semaphore(2)
    await asyncio.gather(park("red", 3, spaces), park("blue", 1, spaces), park("grey", 1, spaces))


asyncio.run(main())

import asyncio

visits = 0


async def count(door, times):
    global visits
    for _ in range(times):
        visits += 1
    print(door, "done")


async def main():
    await asyncio.gather(count("front", 1000), count("back", 1000))
    print(visits)


asyncio.run(main())

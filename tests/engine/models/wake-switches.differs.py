import asyncio


async def swim(pool):
    await pool.wait()
    print("swimming")


async def paint(wall):
    async with wall:
        await wall.wait()
        print("painting")


async def main():
    pool, wall = asyncio.Event(), asyncio.Condition()
    tasks = [asyncio.create_task(swim(pool)), asyncio.create_task(paint(wall))]
    await asyncio.sleep(1)
    pool.set()
    print("pool open")
    async with wall:
        wall.notify()
        print("wall free")
    await asyncio.gather(*tasks)


asyncio.run(main())

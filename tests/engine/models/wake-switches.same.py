import asyncio


async def swim(name, pool):
    await pool.wait()
    print(name, "swims")


async def paint(name, wall):
    async with wall:
        print(name, "paints")
        await asyncio.sleep(1)


async def main():
    pool, wall = asyncio.Event(), asyncio.Semaphore(1)
    pool.set()
    print("pool open")
    await swim("Ada", pool)
    await asyncio.gather(paint("Ben", wall), paint("Cleo", wall))
    pool.clear()
    task = asyncio.create_task(swim("Dora", pool))
    await asyncio.sleep(1)
    print("open again")
    pool.set()
    await task


asyncio.run(main())

import asyncio

visits = 0
lock = None


async def count(door, times):
    global visits
    for _ in range(times):
        async with lock:
            visits += 1
    print(door, "done", visits)


async def main():
    global lock, visits
    lock = asyncio.Lock()
    await asyncio.create_task(count("front", 3))
    await asyncio.gather(count("side", 2), count("back", 4))
    visits += 1
    print(visits)


asyncio.run(main())

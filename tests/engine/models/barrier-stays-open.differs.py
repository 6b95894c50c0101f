import asyncio


async def walk(hours, gate):
    await asyncio.sleep(hours)
    print("arrives after", hours)
    if await gate.wait() == 0:
        print("gate opens")


async def main():
    gate = asyncio.Barrier(2)
    await asyncio.gather(*(walk(hours, gate) for hours in (1, 2, 3, 4)))
    print("all through")


asyncio.run(main())

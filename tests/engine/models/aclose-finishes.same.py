import asyncio
import contextlib


async def guide():
    try:
        yield "hall"
    finally:
        print("bye")


async def main():
    await guide().aclose()
    tour = guide()
    print(await anext(tour))
    await tour.aclose()
    async with contextlib.aclosing(guide()) as tour:
        async for room in tour:
            print(room)
    print("out")


asyncio.run(main())

import asyncio
import contextlib


async def guide():
    try:
        yield "hall"
        print("stairs")
        yield "attic"
    finally:
        print("bye")


async def main():
    tour = guide()
    print(await anext(tour))
    await tour.aclose()
    async with contextlib.aclosing(guide()) as tour:
        async for room in tour:
            print(room)
            break
    print("out")


asyncio.run(main())

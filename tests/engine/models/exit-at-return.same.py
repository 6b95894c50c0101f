import asyncio
import contextlib


@contextlib.asynccontextmanager
async def room(name):
    print("enter", name)
    try:
        yield name
    finally:
        print("leave", name)


async def visit(lock):
    async with lock:
        print(lock.locked())
    print(lock.locked())
    for name in ("hall", "attic"):
        async with room(name):
            print("in", name)
    print("outside")


async def fall():
    async with room("shed"):
        raise ValueError


async def main():
    await visit(asyncio.Lock())
    try:
        await fall()
    except ValueError:
        print("fell")


asyncio.run(main())

import asyncio
import contextlib


@contextlib.asynccontextmanager
async def room():
    try:
        yield
    finally:
        print("leave")


async def main():
    lock = asyncio.Lock()
    async with room():
        print("in")
    try:
        async with lock:
            raise ValueError
    except ValueError:
        print(lock.locked())
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(2)
    except TimeoutError:
        print("late")


asyncio.run(main())

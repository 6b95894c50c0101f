import asyncio
import contextlib


@contextlib.asynccontextmanager
async def account():
    print("open")
    try:
        yield
    finally:
        print("close")


@contextlib.asynccontextmanager
async def plain():
    print("open")
    yield
    print("close")


async def main():
    async with plain():
        print("inside")
    try:
        async with account():
            raise ValueError
    except ValueError:
        print("caught")


asyncio.run(main())

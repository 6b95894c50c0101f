import asyncio
import contextlib


@contextlib.asynccontextmanager
async def account():
    async with asyncio.Lock():
        print("open")
        yield
        print("close")
    print("forget")


async def main():
    try:
        async with account():
            raise ValueError
    except ValueError:
        print("caught")


asyncio.run(main())

import asyncio
import contextlib


@contextlib.asynccontextmanager
async def forgiving():
    try:
        yield
    except ValueError:
        print("never mind")


async def main():
    try:
        async with forgiving():
            raise ValueError
        print("after the block")
    except ValueError:
        print("caught")


asyncio.run(main())

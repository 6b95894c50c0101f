import asyncio
import contextlib


class Door:
    async def __aenter__(self):
        print("open")

    async def __aexit__(self, *error):
        print("close")


@contextlib.asynccontextmanager
async def room():
    try:
        yield
    finally:
        print("leave")


async def main():
    for manager in (Door(), room()):
        try:
            async with manager:
                raise ValueError
        except ValueError:
            print("caught")


asyncio.run(main())

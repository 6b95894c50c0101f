import asyncio
import contextlib


@contextlib.asynccontextmanager
async def room(name):
    print("enter", name)
    yield name
    print("leave", name)


async def visit():
    async with room("hall") as one, room("attic"):
        print("in", one)
    print("outside")
    async with room("shed"):
        pass
    return "home"


asyncio.run(visit())
print("done")

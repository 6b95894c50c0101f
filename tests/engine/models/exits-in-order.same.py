import asyncio
import contextlib


@contextlib.asynccontextmanager
async def room(name):
    print("enter", name)
    yield name
    print("leave", name)


async def main():
    async with room("hall") as one:
        print(one)
    async with room("cellar"):
        async with room("attic"):
            print("inside")
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(room("shed")))


asyncio.run(main())

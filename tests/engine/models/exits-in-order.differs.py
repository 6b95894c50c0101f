import asyncio
import contextlib


@contextlib.asynccontextmanager
async def room(name):
    print("enter", name)
    yield name
    print("leave", name)


async def main():
    async with room("hall") as one, room("attic") as two:
        print(one, two)
    async with contextlib.AsyncExitStack() as stack:
        for name in ("shed", "barn"):
            await stack.enter_async_context(room(name))
        stack.callback(print, "called")


asyncio.run(main())

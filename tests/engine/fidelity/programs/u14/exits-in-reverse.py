import asyncio
import contextlib


@contextlib.asynccontextmanager
async def resource(name):
    print("open", name)
    await asyncio.sleep(0.1)
    try:
        yield name.upper()
    except ValueError as error:
        print(name, "sees", error)
        raise
    finally:
        await asyncio.sleep(0.1)
        print("close", name)


async def main():
    async with resource("a") as a, resource("b") as b:
        print(a, b)
    try:
        async with contextlib.AsyncExitStack() as stack:
            for name in "cd":
                await stack.enter_async_context(resource(name))
            stack.push_async_callback(asyncio.sleep, 0.1)
            stack.callback(print, "callback")
            raise ValueError("inside")
    except ValueError:
        print("outside")


asyncio.run(main())

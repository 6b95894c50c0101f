import asyncio


async def fail(name, seconds):
    await asyncio.sleep(seconds)
    raise ValueError(name)


async def inner():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail("deep", 0.1))
        group.create_task(asyncio.sleep(1))


def show(error, depth=0):
    print("  " * depth + type(error).__name__, error.args[0])
    for part in getattr(error, "exceptions", ()):
        show(part, depth + 1)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(inner())
            await asyncio.sleep(1)
    except BaseExceptionGroup as error:
        show(error)


asyncio.run(main())

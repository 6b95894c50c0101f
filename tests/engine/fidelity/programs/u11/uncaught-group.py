import asyncio


async def fail(name):
    raise RuntimeError(name)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail("a"))
        group.create_task(fail("b"))


asyncio.run(main())

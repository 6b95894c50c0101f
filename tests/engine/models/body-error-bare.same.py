import asyncio


async def fail():
    raise ValueError


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
    except ExceptionGroup:
        print("group")
    except ValueError:
        print("value")
    try:
        async with asyncio.TaskGroup() as group:
            int("five")
    except* ValueError:
        print("value")


asyncio.run(main())

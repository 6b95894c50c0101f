import asyncio


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(5))
            await asyncio.sleep(1)
            int("five")
    except ExceptionGroup:
        print("group")
    except ValueError:
        print("value")


asyncio.run(main())

import asyncio


async def fail(error):
    await asyncio.sleep(1)
    raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError()))
            group.create_task(asyncio.sleep(5))
            group.create_task(asyncio.sleep(6))
    except ExceptionGroup as error:
        print([type(one).__name__ for one in error.exceptions])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(5))
            await fail(KeyError())
    except* KeyError:
        print("key")
    except* asyncio.CancelledError as error:
        print("cancelled", len(error.exceptions))


asyncio.run(main())

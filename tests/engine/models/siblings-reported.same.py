import asyncio


async def fail(error):
    await asyncio.sleep(1)
    raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError("no")))
            group.create_task(asyncio.sleep(5))
    except* ValueError as error:
        print(error.exceptions)
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.sleep(5))
    except TimeoutError:
        print("late")


asyncio.run(main())

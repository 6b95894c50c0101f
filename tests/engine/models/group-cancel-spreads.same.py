import asyncio


async def work(seconds, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(2))
            group.create_task(work(1, ValueError()))
    except* ValueError:
        print("failed")
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(work(2))
    except TimeoutError:
        print("late")


asyncio.run(main())

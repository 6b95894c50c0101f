import asyncio


async def work():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("work cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work())
            await asyncio.sleep(0.1)
            raise KeyError("body")
    except ExceptionGroup as errors:
        print(errors.exceptions)
    async with asyncio.TaskGroup() as group:
        first = group.create_task(asyncio.sleep(0.1, "one"))
        second = group.create_task(asyncio.sleep(0.2, "two"))
    print(first.result(), second.result())
    try:
        group.create_task(work())
    except RuntimeError as error:
        print(str(error).partition(" [")[0][:9])


asyncio.run(main())

import asyncio


async def deliver(parcel, seconds):
    await asyncio.sleep(seconds)
    raise LookupError(parcel + " is lost")


async def main():
    task = asyncio.create_task(deliver("vase", 1))
    try:
        await task
    except LookupError as error:
        print(error)
    try:
        await asyncio.gather(deliver("lamp", 1), asyncio.sleep(3))
    except LookupError as error:
        print(error)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(deliver("plate", 1))
    except* LookupError:
        print("another one")
    task = asyncio.create_task(deliver("bowl", 1))
    await asyncio.wait([task])
    print(task.exception())


asyncio.run(main())

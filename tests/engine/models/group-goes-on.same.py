import asyncio


async def carry(item, seconds):
    await asyncio.sleep(seconds)
    if item == "mirror":
        raise RuntimeError("broken")
    print(item, "carried")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(carry("chair", 1))
            group.create_task(carry("mirror", 2))
    except* RuntimeError as errors:
        print(errors.exceptions)
    async with asyncio.TaskGroup() as group:
        group.create_task(carry("lamp", 1))
        group.create_task(carry("table", 3))
    try:
        async with asyncio.timeout(2):
            async with asyncio.TaskGroup() as group:
                group.create_task(carry("sofa", 4))
    except TimeoutError:
        print("too heavy")
    await asyncio.sleep(5)
    print("moved")


asyncio.run(main())

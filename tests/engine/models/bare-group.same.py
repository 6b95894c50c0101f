import asyncio


async def read(sensor):
    await asyncio.sleep(1)
    if sensor == "north":
        raise ValueError("off")
    return 20


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(read("south"))
            group.create_task(read("north"))
    except* ValueError as errors:
        print(errors, len(errors.exceptions))
    print(task.result())
    async with asyncio.TaskGroup() as group:
        task = group.create_task(read("south"))
    print(task.result())


asyncio.run(main())

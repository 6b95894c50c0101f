import asyncio


async def paint(wall, hours):
    await asyncio.sleep(hours)
    if wall == "east":
        raise RuntimeError("no paint left")
    print(wall, "painted")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(paint("north", 1))
            group.create_task(paint("east", 2))
            group.create_task(paint("south", 3))
    except* RuntimeError:
        print("no paint left")
    await asyncio.sleep(5)
    print("evening")


asyncio.run(main())

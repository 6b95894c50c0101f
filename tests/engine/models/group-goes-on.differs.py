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
            group.create_task(carry("table", 3))
    except* RuntimeError:
        print("something broke")
    await asyncio.sleep(5)
    print("moved")


asyncio.run(main())

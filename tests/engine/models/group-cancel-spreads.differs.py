import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    print(name)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            first = group.create_task(work("first", 2))
            group.create_task(work("second", 3))
            await asyncio.sleep(1)
            first.cancel()
        print("group done")
    except asyncio.CancelledError:
        print("group cancelled")
    print("end")


asyncio.run(main())

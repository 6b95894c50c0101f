import asyncio


async def fail():
    await asyncio.sleep(1)
    raise ValueError


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            await asyncio.sleep(2)
            print("body done")
    except* ValueError:
        print("failed")


asyncio.run(main())

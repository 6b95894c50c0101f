import asyncio


async def fail():
    await asyncio.sleep(1)
    raise ValueError


async def other():
    try:
        await asyncio.sleep(5)
    finally:
        print("stopped")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            group.create_task(other())
            print("body done")
    except* ValueError:
        print("failed")


asyncio.run(main())

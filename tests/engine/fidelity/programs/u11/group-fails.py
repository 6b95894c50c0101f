import asyncio


async def fail(seconds):
    await asyncio.sleep(seconds)
    raise ValueError(seconds)


async def long():
    try:
        await asyncio.sleep(9)
    finally:
        print("sibling cleans up")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0.2))
            group.create_task(long())
            print("body done")
    except* ValueError as group:
        print(group.exceptions, group.message)
    print("after")


asyncio.run(main())

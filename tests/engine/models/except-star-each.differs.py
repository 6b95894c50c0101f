import asyncio


async def fail(text):
    raise ValueError(text)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail("one"))
            group.create_task(fail("two"))
    except* ValueError as error:
        print(type(error).__name__)
    print("end")


asyncio.run(main())

import asyncio


async def fail(seconds, error):
    await asyncio.sleep(seconds)
    raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(1, ValueError("one")))
            group.create_task(fail(2, KeyError("two")))
    except* ValueError as error:
        print("value", len(error.exceptions))
    except* KeyError:
        print("key")


asyncio.run(main())

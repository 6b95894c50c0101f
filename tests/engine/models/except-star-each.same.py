import asyncio


async def fail(error):
    raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError("one")))
            group.create_task(fail(KeyError("two")))
    except* ValueError:
        print("value")
    except* KeyError:
        print("key")
    print("end")


asyncio.run(main())

import asyncio


async def fail(error):
    raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError()))
            group.create_task(fail(KeyError()))
    except* KeyError:
        print("key")
    except* ValueError:
        print("value")
    print("end")


asyncio.run(main())

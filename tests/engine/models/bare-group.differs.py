import asyncio


async def read(sensor):
    await asyncio.sleep(1)
    raise ValueError(sensor + " is off")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(read("north"))
    except ValueError as error:
        print("ValueError:", error)
    except Exception as error:
        print("something else:", type(error).__name__)


asyncio.run(main())

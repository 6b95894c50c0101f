#: python 3.13
import asyncio


async def fail():
    await asyncio.sleep(0.1)
    raise ValueError("inside")


async def body():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            await asyncio.sleep(9)
    except* ValueError:
        print("group")
        asyncio.current_task().cancel()
    await asyncio.sleep(0)
    print("never")


async def main():
    task = asyncio.create_task(body())
    print(await asyncio.gather(task, return_exceptions=True), task.cancelled())


asyncio.run(main())

import asyncio


async def count():
    await asyncio.sleep(5)
    return 3


async def main():
    task = asyncio.create_task(count())
    await asyncio.sleep(1)
    task.cancel()
    try:
        print("counted", await task)
        print("again", task.result())
    except asyncio.CancelledError:
        print("nothing counted")
    print("end")


asyncio.run(main())

import asyncio


async def work():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print(task.cancelling())
    await asyncio.sleep(1)
    print(task.cancelling())


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    await task


asyncio.run(main())

import asyncio


async def work():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print("stopped")
        raise


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print(asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(1):
            await work()
    except TimeoutError:
        print(task.cancelled())


asyncio.run(main())

import asyncio


async def stubborn():
    for attempt in range(2):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("no", attempt, asyncio.current_task().cancelling())
    return "survived"


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.sleep(0.1)
    task.cancel()
    print(await task, task.cancelled())


asyncio.run(main())

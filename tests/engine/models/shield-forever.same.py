import asyncio


async def save():
    await asyncio.sleep(2)
    print("saved")


async def main():
    task = asyncio.create_task(save())
    try:
        async with asyncio.timeout(1):
            await asyncio.shield(task)
    except TimeoutError:
        print("late")
    await task
    nap = asyncio.create_task(asyncio.sleep(9))
    await asyncio.sleep(1)
    nap.cancel()
    await asyncio.wait([nap])
    print(nap.cancelled())


asyncio.run(main())

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
    await asyncio.sleep(2)
    print("end")


asyncio.run(main())

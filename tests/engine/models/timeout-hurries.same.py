import asyncio


async def work(seconds):
    try:
        await asyncio.sleep(seconds)
        return "done"
    finally:
        await asyncio.sleep(1)
        print("closed")


async def main():
    async with asyncio.timeout(3):
        print(await work(1))
    print(await asyncio.wait_for(work(1), 3))
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(9)
    except TimeoutError:
        print("late")
    task = asyncio.create_task(asyncio.wait_for(work(9), 5))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print("end")


asyncio.run(main())

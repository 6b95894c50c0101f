import asyncio


async def work():
    try:
        await asyncio.sleep(9)
    finally:
        print("closing")
        await asyncio.sleep(1)
        print("closed")


async def main():
    try:
        async with asyncio.timeout(1):
            await work()
    except TimeoutError:
        print("late")
    await asyncio.sleep(2)
    try:
        await asyncio.wait_for(work(), 1)
    except TimeoutError:
        print("late")
    await asyncio.sleep(2)
    print("end")


asyncio.run(main())

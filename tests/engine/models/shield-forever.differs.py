import asyncio


async def save():
    await asyncio.sleep(2)
    print("saved")


async def main():
    one = asyncio.create_task(save())
    two = asyncio.create_task(save())
    waiter = asyncio.shield(one)
    last = asyncio.shield(two)
    await asyncio.sleep(1)
    one.cancel()
    print("end")


asyncio.run(main())

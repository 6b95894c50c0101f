import asyncio


async def server():
    try:
        await asyncio.sleep(9)
    finally:
        print("closing")
        await asyncio.sleep(2)
        print("closed")


async def main():
    task = asyncio.create_task(server())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print("end")


asyncio.run(main())

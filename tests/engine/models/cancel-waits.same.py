import asyncio


async def server():
    try:
        await asyncio.sleep(9)
    finally:
        await asyncio.sleep(1)
        print("closed")


async def main():
    task = asyncio.create_task(server())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print("restart", task.cancel())
    asyncio.current_task().cancel()
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("end")


asyncio.run(main())

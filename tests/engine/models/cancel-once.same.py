import asyncio


async def server():
    try:
        await asyncio.sleep(9)
    finally:
        print("closing")
        await asyncio.sleep(1)
        print("closed")


async def main():
    for _ in range(2):
        task = asyncio.create_task(server())
        await asyncio.sleep(1)
        print(task.cancel())
        await asyncio.wait([task])
        print(task.cancel())


asyncio.run(main())

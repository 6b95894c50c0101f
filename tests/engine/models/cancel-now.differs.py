import asyncio


async def upload():
    print("upload begins")
    try:
        await asyncio.sleep(10)
    finally:
        print("connection closed")


async def main():
    task = asyncio.create_task(upload())
    await asyncio.sleep(1)
    task.cancel()
    print("cancelled:", task.cancelled())
    try:
        await task
    except asyncio.CancelledError:
        print("main knows")


asyncio.run(main())

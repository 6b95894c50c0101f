import asyncio


async def record():
    print("recording")
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("told to stop")
        raise
    finally:
        print("microphone off")


async def main():
    task = asyncio.create_task(record())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("recorder stopped")


asyncio.run(main())

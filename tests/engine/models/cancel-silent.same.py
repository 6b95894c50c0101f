import asyncio


async def record(seconds):
    try:
        await asyncio.sleep(seconds)
        raise OSError("disk full")
    except OSError as error:
        print("caught", error)
    finally:
        print("microphone off")


async def wait_for_ever():
    await asyncio.sleep(1000)


async def main():
    await asyncio.create_task(record(1))
    task = asyncio.create_task(wait_for_ever())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("stopped")
    finally:
        print("main cleans up")
    try:
        await asyncio.wait_for(wait_for_ever(), 2)
    except TimeoutError:
        print("given up")


asyncio.run(main())

import asyncio


async def fetch(seconds):
    try:
        await asyncio.sleep(seconds)
        print("fetched after", seconds)
    finally:
        print("closed")


async def main():
    for seconds in (1, 5):
        try:
            async with asyncio.timeout(2):
                await fetch(seconds)
        except TimeoutError:
            print("too slow")
    try:
        await asyncio.wait_for(fetch(4), 3)
    except TimeoutError:
        print("too slow again")
    task = asyncio.create_task(fetch(9))
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("stopped")


asyncio.run(main())

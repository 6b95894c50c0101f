import asyncio
import time


async def wait(seconds):
    await asyncio.sleep(seconds)
    print(seconds)


async def main():
    start = time.monotonic()
    tasks = [asyncio.create_task(wait(seconds)) for seconds in (0.3, 0.1, 0.2)]
    for task in tasks:
        await task
    print(round(time.monotonic() - start, 1))
    start = time.monotonic()
    for seconds in (0.3, 0.1):
        await asyncio.create_task(wait(seconds))
    print(round(time.monotonic() - start, 1))


asyncio.run(main())

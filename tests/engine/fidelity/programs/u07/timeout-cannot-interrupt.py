import asyncio
import time


async def stubborn():
    time.sleep(1)
    print("done blocking")
    await asyncio.sleep(0)
    print("never")


async def main():
    start = time.monotonic()
    try:
        async with asyncio.timeout(0.2):
            await stubborn()
    except TimeoutError:
        print("timeout after", round(time.monotonic() - start, 1))
    try:
        async with asyncio.timeout(0.2):
            time.sleep(1)
            print("no await, no timeout")
    except TimeoutError:
        print("timeout")


asyncio.run(main())

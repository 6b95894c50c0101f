import asyncio
import time

start = time.monotonic()


async def remind():
    await asyncio.sleep(3)
    print("reminder at", round(time.monotonic() - start))


async def main():
    reminder = asyncio.create_task(remind())
    await asyncio.sleep(1)
    time.sleep(5)
    print("report at", round(time.monotonic() - start))
    await reminder


asyncio.run(main())

import asyncio
import time


async def heartbeat():
    start = time.monotonic()
    for _ in range(4):
        print("beat", round(time.monotonic() - start, 1))
        await asyncio.sleep(0.1)


async def blocker():
    await asyncio.sleep(0.15)
    time.sleep(0.6)
    print("blocked long enough")


async def main():
    await asyncio.gather(heartbeat(), blocker())


asyncio.run(main())

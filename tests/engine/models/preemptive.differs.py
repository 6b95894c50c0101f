import asyncio
import time

start = time.monotonic()


async def crunch():
    total = 0
    while time.monotonic() - start < 3:
        total += 1
    print("crunched")


async def clock():
    for _ in range(2):
        await asyncio.sleep(1)
        print("tick")


async def main():
    await asyncio.gather(clock(), crunch())


asyncio.run(main())

import asyncio
import time

start = time.monotonic()


async def remind(seconds):
    await asyncio.sleep(seconds)
    print("reminder at", round(time.monotonic() - start))


async def main():
    time.sleep(2)
    await remind(3)
    await asyncio.to_thread(time.sleep, 2)
    time.sleep(1)
    print("report at", round(time.monotonic() - start))
    await remind(1)


time.sleep(1)
asyncio.run(main())

import asyncio
import time

start = time.monotonic()


async def main():
    copying = asyncio.to_thread(time.sleep, 3)
    await asyncio.sleep(2)
    await copying
    print("after", round(time.monotonic() - start))


asyncio.run(main())

import asyncio
import time

start = time.monotonic()


async def main():
    await asyncio.to_thread(time.sleep, 3)
    job = asyncio.create_task(asyncio.to_thread(time.sleep, 3))
    await asyncio.sleep(2)
    await job
    try:
        await asyncio.to_thread(int, "x")
    except ValueError:
        print("error")
    print("after", round(time.monotonic() - start))


asyncio.run(main())

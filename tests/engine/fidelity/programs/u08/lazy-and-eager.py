import asyncio
import time


def work(name):
    time.sleep(0.2)
    print(name)


async def main():
    loop = asyncio.get_running_loop()
    start = time.monotonic()
    lazy = asyncio.to_thread(work, "lazy")
    eager = loop.run_in_executor(None, work, "eager")
    await asyncio.sleep(0.3)
    await lazy
    await eager
    print(round(time.monotonic() - start, 1))


asyncio.run(main())

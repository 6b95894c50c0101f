import asyncio
import time

start = time.monotonic()


async def main():
    loop = asyncio.get_running_loop()
    copying = loop.run_in_executor(None, time.sleep, 3)
    await asyncio.sleep(2)
    await copying
    print("after", round(time.monotonic() - start))


asyncio.run(main())

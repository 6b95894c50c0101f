import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    for seconds in (0.3, 0.1, 0.2):
        loop.call_later(seconds, lambda s=seconds: print(s, round(loop.time() - start, 1)))
    loop.call_soon(print, "soon")
    time.sleep(0.25)
    print("blocked")
    await asyncio.sleep(0.3)


asyncio.run(main())

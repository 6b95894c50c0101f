import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(n / 10)
    return n


async def main():
    start = time.monotonic()
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(work, n) for n in (3, 1)]
        wrapped = [asyncio.wrap_future(future) for future in futures]
        for earliest in asyncio.as_completed(wrapped):
            print(await earliest, round(time.monotonic() - start, 1))
        print(futures[0].result())
        blocked = pool.submit(work, 5)
        print(blocked.result(), round(time.monotonic() - start, 1))


asyncio.run(main())

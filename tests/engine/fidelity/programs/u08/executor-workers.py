import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(0.1 * n)
    print(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [loop.run_in_executor(pool, work, n) for n in (3, 1, 4, 2.5)]
        print(await asyncio.gather(*jobs))
    print(round(loop.time() - start, 2))


asyncio.run(main())

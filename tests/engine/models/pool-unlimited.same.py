import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

start = time.monotonic()


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=3) as pool:
        jobs = [loop.run_in_executor(pool, time.sleep, 2) for _ in range(3)]
        await asyncio.gather(*jobs)
    print("after", round(time.monotonic() - start))
    try:
        ThreadPoolExecutor(max_workers=0)
    except ValueError:
        print("refused")


asyncio.run(main())

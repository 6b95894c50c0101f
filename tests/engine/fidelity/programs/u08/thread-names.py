import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def who(seconds=0.1):
    time.sleep(seconds)
    current = threading.current_thread()
    return current.name, current is threading.main_thread()


async def main():
    print(who(0))
    print(await asyncio.gather(asyncio.to_thread(who, 0.2), asyncio.to_thread(who, 0.1)))
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(2, thread_name_prefix="own") as pool:
        print(await loop.run_in_executor(pool, who))
    with ThreadPoolExecutor(1) as pool:
        print(pool.submit(who).result())
    same = threading.get_ident()
    print(same == await asyncio.to_thread(slow_ident), same == threading.get_ident())


def slow_ident():
    time.sleep(0.1)
    return threading.get_ident()


asyncio.run(main())

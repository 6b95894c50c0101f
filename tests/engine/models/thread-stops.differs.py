import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


def upload(name, parts):
    for part in range(parts):
        time.sleep(1)
        print(user.get(), name, part)


async def main():
    user.set("Ada")
    job = asyncio.create_task(asyncio.to_thread(upload, "list", 4))
    await asyncio.sleep(1.5)
    job.cancel()
    print("cancelled")
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=1) as pool:
        first = loop.run_in_executor(pool, upload, "map", 3)
        second = loop.run_in_executor(pool, upload, "plan", 2)
        await asyncio.sleep(1.5)
        first.cancel()
        print("cancelled")
        await second


asyncio.run(main())
print("bye")

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


async def guard(gate):
    print("guarding", gate)
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("leaving", gate)
        raise
    finally:
        print("locking", gate)


def copy(name):
    print(user.get(), "begins", name)
    try:
        time.sleep(5)
        print("copied", name)
    finally:
        print("closed", name)


async def main():
    user.set("Ada")
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(max_workers=1)
    task = asyncio.create_task(guard("gate 1"))
    copies = asyncio.create_task(asyncio.to_thread(copy, "list"))
    await asyncio.sleep(1)
    maps = [loop.run_in_executor(pool, copy, name) for name in ("map", "plan")]
    await asyncio.sleep(1)
    print("main ends")


asyncio.run(main())
print("off")

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


async def guard(gate):
    try:
        await asyncio.sleep(100)
    finally:
        print("locking", gate)


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("no more numbers")


def sign(name):
    time.sleep(1)
    before = user.get()
    user.set(name)
    return before


async def main():
    task = asyncio.create_task(guard("gate 1"))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    async for number in numbers():
        print(number)
    print(await asyncio.to_thread(sum, [1, 2]))
    user.set("Ada")
    loop = asyncio.get_running_loop()
    start = time.monotonic()
    with ThreadPoolExecutor(max_workers=1) as pool:
        print(await asyncio.gather(*[loop.run_in_executor(pool, sign, n) for n in ("Bo", "Cy")]))
    print(time.monotonic() - start, await asyncio.to_thread(sign, "Di"), user.get())


asyncio.run(main())
print("off")

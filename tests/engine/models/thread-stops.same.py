import asyncio
import functools
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


class Disk:
    def read(self, name, seconds=1):
        time.sleep(seconds)
        if name == "lost":
            raise FileNotFoundError(name)
        return name


def sign(name):
    time.sleep(1)
    before = user.get()
    user.set(name)
    return before


async def main():
    loop = asyncio.get_running_loop()
    disk = Disk()
    print(await asyncio.gather(*[asyncio.to_thread(disk.read, n) for n in ("a", "b")]))
    print(await loop.run_in_executor(None, disk.read, "c", 2))
    print(await asyncio.to_thread(disk.read, "d", seconds=3))
    await loop.run_in_executor(None, time.sleep, 1)
    print(await loop.run_in_executor(None, functools.partial(disk.read, "e", seconds=2)))
    print(await asyncio.to_thread(lambda: disk.read("f")), await asyncio.to_thread(len, "gg"))
    try:
        await asyncio.to_thread(disk.read, "lost")
    except FileNotFoundError as error:
        print("no", error)
    user.set("Ada")
    start = time.monotonic()
    with ThreadPoolExecutor(max_workers=1) as pool:
        print(await asyncio.gather(*[loop.run_in_executor(pool, sign, n) for n in ("Bo", "Cy")]))
    print(time.monotonic() - start, await asyncio.to_thread(sign, "Di"), user.get())


asyncio.run(main())

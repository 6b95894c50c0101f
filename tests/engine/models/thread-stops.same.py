import asyncio
import functools
import time


class Disk:
    def read(self, name, seconds=1):
        time.sleep(seconds)
        if name == "lost":
            raise FileNotFoundError(name)
        return name


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


asyncio.run(main())

import asyncio
import time


def read(name):
    time.sleep(2)
    return name


async def load():
    print("loaded", await asyncio.to_thread(read, "map"))


async def blink():
    await asyncio.sleep(1)
    print("blink")


async def main():
    await asyncio.gather(load(), blink())


asyncio.run(main())

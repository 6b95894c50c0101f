import asyncio
import time


def work():
    time.sleep(0.2)
    return "thread"


async def timer():
    await asyncio.sleep(0.1)
    print("timer")


async def thread():
    print(await asyncio.to_thread(work))


async def block():
    time.sleep(0.5)
    print("blocked")


async def main():
    await asyncio.gather(thread(), timer(), block())


asyncio.run(main())

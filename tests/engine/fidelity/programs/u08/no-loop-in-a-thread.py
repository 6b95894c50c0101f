#: real
import asyncio
import time


def work():
    time.sleep(0.1)
    try:
        asyncio.get_running_loop()
    except RuntimeError as error:
        print(error)

def own_loop():
    time.sleep(0.1)
    return asyncio.run(inside())


async def inside():
    await asyncio.sleep(0.2)
    return "a loop of its own"


async def main():
    await asyncio.to_thread(work)
    print(await asyncio.to_thread(own_loop))


asyncio.run(main())

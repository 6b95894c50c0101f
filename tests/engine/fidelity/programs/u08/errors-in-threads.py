import asyncio
import time


def fail():
    time.sleep(0.1)
    raise ValueError("in a thread")


async def main():
    try:
        await asyncio.to_thread(fail)
    except ValueError as error:
        print("caught", error)
    future = asyncio.get_running_loop().run_in_executor(None, fail)
    await asyncio.sleep(0.2)
    print(future.done(), repr(future.exception()))


asyncio.run(main())

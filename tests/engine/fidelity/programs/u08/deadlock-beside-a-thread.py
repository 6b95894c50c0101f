import asyncio
import time


def work():
    time.sleep(0.3)
    print("the thread goes on")


async def main():
    asyncio.get_running_loop().run_in_executor(None, work)
    print("waiting for ever")
    await asyncio.Event().wait()


asyncio.run(main())

import asyncio
import time


def work():
    time.sleep(0.5)
    print("the thread went on")


async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(work), 0.2)
    except TimeoutError:
        print("gave up")


start = time.monotonic()
asyncio.run(main())
print("joined", round(time.monotonic() - start, 1))

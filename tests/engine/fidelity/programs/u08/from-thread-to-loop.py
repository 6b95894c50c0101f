import asyncio
import time


def work(loop, event):
    time.sleep(0.2)
    loop.call_soon_threadsafe(event.set)
    time.sleep(0.2)
    return "work done"


async def main():
    event = asyncio.Event()
    loop = asyncio.get_running_loop()
    start = loop.time()
    job = asyncio.create_task(asyncio.to_thread(work, loop, event))
    await event.wait()
    print("event", round(loop.time() - start, 1))
    print(await job, round(loop.time() - start, 1))


asyncio.run(main())

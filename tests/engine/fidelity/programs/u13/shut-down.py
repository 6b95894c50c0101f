#: python 3.13
import asyncio


async def consume(queue):
    try:
        while True:
            print("got", await queue.get())
            queue.task_done()
    except asyncio.QueueShutDown:
        print("shut down")


async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(consume(queue))
    await queue.put(1)
    await asyncio.sleep(0.1)
    queue.shutdown()
    await task
    try:
        await queue.put(2)
    except asyncio.QueueShutDown:
        print("too late")


asyncio.run(main())

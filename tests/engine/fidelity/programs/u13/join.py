import asyncio


async def worker(queue):
    while True:
        n = await queue.get()
        await asyncio.sleep(n / 10)
        print("did", n)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    for n in (2, 1):
        queue.put_nowait(n)
    task = asyncio.create_task(worker(queue))
    await queue.join()
    print("all done", queue.empty())
    task.cancel()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())

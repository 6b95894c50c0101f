import asyncio


async def main():
    loop = asyncio.get_running_loop()
    total = 1
    task = asyncio.create_task(asyncio.sleep(1))
    task.add_done_callback(lambda task: print("total", total))
    for stop in ("North", "East"):
        loop.call_soon(lambda: print(stop))
    total = 5
    await task
    await asyncio.sleep(1)


asyncio.run(main())

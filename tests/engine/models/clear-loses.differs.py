import asyncio


async def run(name, whistle):
    await whistle.wait()
    print(name, "runs")


async def main():
    whistle = asyncio.Event()
    tasks = [asyncio.create_task(run(name, whistle)) for name in ("Ada", "Ben")]
    await asyncio.sleep(1)
    whistle.set()
    whistle.clear()
    await asyncio.sleep(1)
    print(sum(task.done() for task in tasks), "of 2 ran")


asyncio.run(main())

import asyncio


async def listen(name, news):
    async with news:
        await news.wait()
        print(name, "heard")


async def main():
    news = asyncio.Condition()
    tasks = [asyncio.create_task(listen(name, news)) for name in ("Ada", "Ben", "Cleo")]
    await asyncio.sleep(1)
    async with news:
        news.notify()
    await asyncio.sleep(1)
    print(sum(task.done() for task in tasks))
    async with news:
        news.notify_all()
    await asyncio.gather(*tasks)


asyncio.run(main())

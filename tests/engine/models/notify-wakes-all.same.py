import asyncio


async def listen(name, news):
    async with news:
        await news.wait()
        print(name, "heard")


async def main():
    news = asyncio.Condition()
    first = asyncio.create_task(listen("Ada", news))
    await asyncio.sleep(1)
    async with news:
        news.notify()
    await first
    tasks = [asyncio.create_task(listen(name, news)) for name in ("Ben", "Cleo")]
    await asyncio.sleep(1)
    async with news:
        news.notify_all()
    await asyncio.gather(*tasks)


asyncio.run(main())

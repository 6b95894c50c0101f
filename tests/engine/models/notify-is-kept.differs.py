import asyncio


async def main():
    news = asyncio.Condition()
    async with news:
        news.notify()
    try:
        async with asyncio.timeout(1), news:
            await news.wait()
            print("heard")
    except TimeoutError:
        print("missed")


asyncio.run(main())

import asyncio
import time


async def every_day(days):
    for day in range(days):
        await asyncio.sleep(86_400)
        print("day", day + 1)


async def main():
    start = time.time()
    try:
        async with asyncio.timeout(3 * 86_400 + 60):
            await every_day(5)
    except TimeoutError:
        print("hours:", round((time.time() - start) / 3600, 1))


asyncio.run(main())

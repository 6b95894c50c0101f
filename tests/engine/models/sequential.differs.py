import asyncio
import time


async def print_pages(job, pages):
    print(job, "begins")
    await asyncio.sleep(pages)
    print(job, "ends")


async def main():
    start = time.monotonic()
    async with asyncio.TaskGroup() as jobs:
        jobs.create_task(print_pages("thesis", 5))
        jobs.create_task(print_pages("ticket", 1))
    print("minutes:", round(time.monotonic() - start))


asyncio.run(main())

import asyncio
import time


def scan(pages):
    time.sleep(pages)
    return pages


async def work(desk, pages):
    print(desk, "begins")
    print(desk, "scanned", scan(pages))


async def main():
    await asyncio.gather(work("left", 4), work("right", 2))


asyncio.run(main())

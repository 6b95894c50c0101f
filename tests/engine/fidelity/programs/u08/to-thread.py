import asyncio
import time


def work(n):
    time.sleep(n / 10)
    print("worked", n)
    return n


async def tick():
    for n in range(4):
        print("tick", n)
        await asyncio.sleep(0.13)


async def main():
    ticking = asyncio.create_task(tick())
    print(await asyncio.gather(*(asyncio.to_thread(work, n) for n in (3, 1))))
    await ticking


asyncio.run(main())

import asyncio
import queue
import time


def consume(items):
    total = 0
    while (item := items.get()) is not None:
        time.sleep(item / 10)
        total += item
    return total


async def main():
    items = queue.Queue()
    for n in (1, 2, None):
        items.put(n)
    print(await asyncio.to_thread(consume, items))


asyncio.run(main())

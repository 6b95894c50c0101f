import asyncio
import threading
import time

lock = threading.Lock()
total = 0


def add(amount):
    global total
    time.sleep(amount / 10)
    with lock:
        total += amount


async def main():
    await asyncio.gather(*(asyncio.to_thread(add, n) for n in (1, 2, 3)))
    print(total, lock.locked())
    local = threading.local()
    local.value = 1
    print(await asyncio.to_thread(hasattr, local, "value"))


asyncio.run(main())

#: real
import asyncio
import threading
import time

lock = threading.Lock()
start = time.monotonic()


def critical(name, seconds):
    time.sleep(seconds)
    with lock:
        print(name, "in", round(time.monotonic() - start))
        time.sleep(1)
    return name


async def main():
    names = await asyncio.gather(
        asyncio.to_thread(critical, "a", 0.1),
        asyncio.to_thread(critical, "b", 0.2),
        asyncio.to_thread(critical, "c", 0.3),
    )
    print(names, round(time.monotonic() - start))


asyncio.run(main())

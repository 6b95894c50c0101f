import asyncio


async def worker(name, lock):
    for n in range(2):
        async with lock:
            print(name, n)
            await asyncio.sleep(0.1)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(name, lock) for name in "abc"))
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())

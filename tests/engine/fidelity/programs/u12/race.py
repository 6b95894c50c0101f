import asyncio

balance = 0


async def unsafe():
    global balance
    seen = balance
    await asyncio.sleep(0)
    balance = seen + 1


async def safe(lock):
    global balance
    async with lock:
        seen = balance
        await asyncio.sleep(0)
        balance = seen + 1


async def main():
    global balance
    await asyncio.gather(*(unsafe() for _ in range(5)))
    print(balance)
    balance = 0
    lock = asyncio.Lock()
    await asyncio.gather(*(safe(lock) for _ in range(5)))
    print(balance, lock.locked())


asyncio.run(main())

import asyncio


async def runner(n, barrier):
    await asyncio.sleep(n / 10)
    print("ready", n)
    await barrier.wait()
    return n


async def main():
    barrier = asyncio.Barrier(3)
    print(await asyncio.gather(*(runner(n, barrier) for n in (3, 1, 2))))
    print(barrier.n_waiting, barrier.broken)
    waiting = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    await barrier.abort()
    print(repr((await asyncio.gather(waiting, return_exceptions=True))[0]))


asyncio.run(main())

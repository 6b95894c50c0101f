import asyncio


async def mend(name, bench):
    async with bench:
        print(name, "mends", bench.locked())
    await asyncio.sleep(1)
    print(name, "rests", bench.locked())


async def main():
    bench = asyncio.Lock()
    await asyncio.gather(mend("Ada", bench), mend("Ben", bench))
    await bench.acquire()
    try:
        await asyncio.wait_for(bench.acquire(), 1)
    except TimeoutError:
        print("held")
    bench.release()
    print(bench.locked())


asyncio.run(main())

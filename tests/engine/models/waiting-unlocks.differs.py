import asyncio


async def mend(name, bench):
    async with bench:
        print(name, "starts")
        await asyncio.sleep(1)
        print(name, "ends")


async def main():
    bench = asyncio.Lock()
    await asyncio.gather(mend("Ada", bench), mend("Ben", bench))
    print(bench.locked())


asyncio.run(main())

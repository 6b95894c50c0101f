import asyncio


async def compute(name):
    total = sum(n * n for n in range(20_000))
    print(name, total)


async def main():
    await asyncio.gather(compute("a"), compute("b"), asyncio.sleep(0))
    print("end")


asyncio.run(main())

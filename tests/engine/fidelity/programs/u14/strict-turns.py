import asyncio


async def numbers():
    for n in range(3):
        print("making", n)
        await asyncio.sleep(0.1)
        yield n


async def main():
    async for n in numbers():
        print("using", n)
        await asyncio.sleep(0.1)
    print([n async for n in numbers() if n], {n: n * n async for n in numbers()})


asyncio.run(main())

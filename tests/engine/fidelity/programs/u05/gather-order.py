import asyncio


async def fetch(n):
    print("start", n)
    await asyncio.sleep(n / 10)
    print("end", n)
    return n


async def main():
    print(await asyncio.gather(fetch(3), fetch(1), fetch(2)))
    print(await asyncio.gather())
    same = fetch(1)
    print(await asyncio.gather(same, same))


asyncio.run(main())

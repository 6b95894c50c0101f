import asyncio


async def read_price():
    print("reading")
    return 5


async def price():
    return await read_price()


def order():
    return price()


async def main():
    print(await price())
    coro = order()
    print(type(coro).__name__)
    print(await coro)


asyncio.run(main())

import asyncio


async def read_price():
    print("reading")
    return 5


async def price():
    return read_price()


async def main():
    value = await price()
    print(type(value).__name__)
    if type(value).__name__ == "coroutine":
        value.close()


asyncio.run(main())

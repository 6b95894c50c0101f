import asyncio


async def count():
    n = 0
    while n < 3:
        step = yield n
        n += step or 1


async def main():
    numbers = count()
    print(await numbers.asend(None))
    print(await anext(numbers))
    async for n in numbers:
        print(n)
    print(await anext(numbers, "end"))


asyncio.run(main())

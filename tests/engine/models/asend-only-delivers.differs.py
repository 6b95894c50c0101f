import asyncio


async def count():
    n = 0
    while n < 9:
        step = yield n
        n += step or 1


async def main():
    numbers = count()
    print(await anext(numbers))
    print(await numbers.asend(5))
    print(await anext(numbers))
    print(await numbers.asend(2))
    async for n in numbers:
        print(n)


asyncio.run(main())

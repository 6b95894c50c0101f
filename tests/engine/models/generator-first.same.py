import asyncio


async def count():
    number = 0
    while True:
        number += 1
        yield number


async def names():
    for name in ("Ada", "Ben"):
        await asyncio.sleep(1)
        yield name


async def main():
    async for number in count():
        print(number)
        if number == 3:
            break
    print([name async for name in names()])
    async for name in names():
        print(name)


asyncio.run(main())

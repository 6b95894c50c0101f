import asyncio


async def number():
    return 1


async def main():
    try:
        print(number() + 1)
    except TypeError as error:
        print(error)


asyncio.run(main())

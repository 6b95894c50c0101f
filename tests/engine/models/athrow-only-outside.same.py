import asyncio


async def meter():
    yield 5


async def main():
    readings = meter()
    print(await anext(readings))
    try:
        await readings.athrow(ValueError())
    except ValueError:
        print("broken")
    print([value async for value in readings])


asyncio.run(main())

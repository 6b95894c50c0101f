import asyncio


async def meter():
    for value in (5, 6, 7):
        try:
            yield value
        except ValueError:
            print("skipped", value)


async def main():
    readings = meter()
    try:
        print(await anext(readings))
        print(await readings.athrow(ValueError()))
    except ValueError:
        print("broken")
    print([value async for value in readings])


asyncio.run(main())

import asyncio


async def echo():
    received = None
    while True:
        try:
            received = yield received
            await asyncio.sleep(0.1)
        except ValueError as error:
            received = f"caught {error}"


async def main():
    generator = echo()
    print(await generator.asend(None))
    print(await generator.asend("one"))
    print(await generator.athrow(ValueError("two")))
    await generator.aclose()
    try:
        await anext(generator)
    except StopAsyncIteration:
        print("over", await anext(generator, "default"))


asyncio.run(main())

import asyncio


async def main():
    for thing in (3, None, "text"):
        try:
            await thing
        except TypeError as error:
            print("TypeError", type(thing).__name__ in str(error))


asyncio.run(main())

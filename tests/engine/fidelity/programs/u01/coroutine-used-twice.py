import asyncio


async def answer():
    return 42


async def main():
    once = answer()
    print(await once)
    try:
        await once
    except RuntimeError as error:
        print(error)


asyncio.run(main())

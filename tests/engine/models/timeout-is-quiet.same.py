import asyncio


async def ask(seconds):
    await asyncio.sleep(seconds)
    return "yes"


async def main():
    print(await asyncio.wait_for(ask(1), 2))
    async with asyncio.timeout(2):
        print(await ask(1))
    try:
        async with asyncio.timeout(2):
            raise OSError
    except OSError:
        print("other")


asyncio.run(main())

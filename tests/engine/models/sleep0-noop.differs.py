import asyncio


async def count(name, top):
    for number in range(top):
        print(name, number)
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(count("up", 2), count("down", 2))


asyncio.run(main())

import asyncio


async def count(name, pause):
    for number in range(2):
        print(name, number)
        await asyncio.sleep(pause)


async def main():
    print(await asyncio.sleep(0, "value"))
    await asyncio.gather(count("up", 2), count("down", 3))


asyncio.run(main())

import asyncio


async def step(name, number):
    print(name, number)
    await asyncio.sleep(0)


async def walk(name, steps):
    for number in range(steps):
        print(name, number)
        await asyncio.sleep(0)
    return name


def plain():
    print("plain")


async def main():
    print(await asyncio.gather(walk("red", 2), walk("blue", 3)))
    try:
        await plain()
    except TypeError:
        print("nothing to wait for")
    slow = asyncio.create_task(walk("green", 2))
    print(await slow)
    await step("grey", 7)


asyncio.run(main())

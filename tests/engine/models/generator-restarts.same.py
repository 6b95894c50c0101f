import asyncio


async def steps():
    for step in (1, 2, 3):
        yield step


async def main():
    for _ in range(2):
        async for step in steps():
            print("step", step)
    walk = steps()
    print(await anext(walk))
    print([step async for step in walk])


asyncio.run(main())

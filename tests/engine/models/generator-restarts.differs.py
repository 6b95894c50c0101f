import asyncio


async def steps():
    for step in (1, 2, 3):
        yield step


async def main():
    walk = steps()
    async for step in walk:
        print("step", step)
        if step == 2:
            break
    async for step in walk:
        print("and", step)
    print([step async for step in walk])


asyncio.run(main())

import asyncio


async def visit(name, door):
    print(name, "knocks")
    async with door:
        print(name, "enters")
    print(name, "leaves")


async def main():
    door = asyncio.Lock()
    await asyncio.gather(visit("Ada", door), visit("Ben", door))


asyncio.run(main())

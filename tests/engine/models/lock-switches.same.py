import asyncio


async def visit(name, door):
    async with door:
        print(name, "enters")
        await asyncio.sleep(1)
        print(name, "goes")


async def main():
    door = asyncio.Lock()
    await asyncio.gather(visit("Ada", door), visit("Ben", door), visit("Cleo", door))
    print(door.locked())


asyncio.run(main())

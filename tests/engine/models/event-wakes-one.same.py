import asyncio


async def visit(name, door):
    await door.wait()
    print(name, "comes in", door.is_set())


async def main():
    door = asyncio.Event()
    guest = asyncio.create_task(visit("Ada", door))
    await asyncio.sleep(1)
    door.set()
    await guest
    await visit("Ben", door)
    door.clear()
    print(door.is_set())


asyncio.run(main())

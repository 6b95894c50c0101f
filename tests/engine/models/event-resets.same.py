import asyncio


async def visit(name, door):
    await door.wait()
    print(name, "comes in")


async def main():
    door = asyncio.Event()
    tasks = [asyncio.create_task(visit(name, door)) for name in ("Ada", "Ben")]
    await asyncio.sleep(1)
    print(door.is_set())
    door.set()
    await asyncio.gather(*tasks)
    door.clear()
    print(door.is_set())


asyncio.run(main())

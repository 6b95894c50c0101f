import asyncio


async def visit(name, door):
    await door.wait()
    print(name, "comes in")


async def main():
    door = asyncio.Event()
    early = asyncio.create_task(visit("Ada", door))
    await asyncio.sleep(1)
    door.set()
    await early
    late = asyncio.create_task(visit("Ben", door))
    await asyncio.sleep(1)
    print("Ben is in:", late.done())


asyncio.run(main())

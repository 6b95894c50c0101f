import asyncio


async def visit(name, door):
    await door.wait()
    print(name, "comes in")


async def main():
    door = asyncio.Event()
    tasks = [asyncio.create_task(visit(name, door)) for name in ("Ada", "Ben", "Cleo")]
    await asyncio.sleep(1)
    door.set()
    await asyncio.sleep(1)
    print(sum(task.done() for task in tasks))


asyncio.run(main())

import asyncio


def squares(count):
    found = []
    for number in range(count):
        found.append(number**2)
    return found


async def walk(name, steps):
    for step in range(steps):
        print(name, step)
        await asyncio.sleep(0)


async def main():
    tasks = []
    for name in ("red", "blue"):
        tasks.append(asyncio.create_task(walk(name, 2)))
    print(squares(4), [len(squares(n)) for n in (1, 2)])
    while tasks:
        await tasks.pop()
    for number in range(3):
        print(number)


asyncio.run(main())

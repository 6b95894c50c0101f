import asyncio


async def count(name, times):
    for n in range(times):
        print(name, n)
        await asyncio.sleep(0)
    return name


async def main():
    tasks = [asyncio.create_task(count(name, 3)) for name in "abc"]
    print("created")
    print(await tasks[2], tasks[0].done(), tasks[1].result())


asyncio.run(main())

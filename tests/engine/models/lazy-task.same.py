import asyncio


async def boil(what, minutes):
    print(what, "on the stove")
    await asyncio.sleep(minutes)
    print(what, "done")
    return what


async def main():
    eggs = asyncio.create_task(boil("eggs", 4))
    print(type(eggs).__name__, isinstance(eggs, asyncio.Task))
    print("got", await eggs)
    tasks = [asyncio.create_task(boil("milk", 2)), asyncio.create_task(boil("rice", 3))]
    done, _ = await asyncio.wait(tasks)
    print(len(done))
    async with asyncio.TaskGroup() as group:
        group.create_task(boil("soup", 2))
        group.create_task(boil("tea", 1))
    print(await asyncio.gather(boil("corn", 2), boil("peas", 1)))
    asyncio.create_task(boil("last", 1)).add_done_callback(lambda _: cold.set())
    cold = asyncio.Event()
    await cold.wait()
    late = asyncio.create_task(boil("beans", 9))
    late.cancel()
    await asyncio.sleep(1)
    print(late.cancelled())


asyncio.run(main())

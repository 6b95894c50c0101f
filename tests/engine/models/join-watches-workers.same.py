import asyncio


async def wash(dishes):
    while True:
        dish = await dishes.get()
        await asyncio.sleep(1)
        print(dish, "clean")
        dishes.task_done()


async def main():
    dishes = asyncio.Queue()
    await dishes.join()
    for dish in ("cup", "pan", "pot"):
        dishes.put_nowait(dish)
    washers = [asyncio.create_task(wash(dishes)) for _ in range(2)]
    await dishes.join()
    print("washed up", dishes.empty())


asyncio.run(main())

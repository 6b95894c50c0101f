import asyncio


async def wash(dishes):
    while True:
        dish = await dishes.get()
        print(dish, "clean")
        dishes.task_done()


async def main():
    dishes = asyncio.Queue()
    await dishes.join()
    print("nothing to do")
    for dish in ("cup", "pan", "pot"):
        dishes.put_nowait(dish)
    washer = asyncio.create_task(wash(dishes))
    await dishes.join()
    print("all done")
    washer.cancel()


asyncio.run(main())

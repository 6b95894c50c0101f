import asyncio


async def wash(dishes):
    while True:
        dish = await dishes.get()
        await asyncio.sleep(2)
        print(dish, "clean")
        dishes.task_done()


async def main():
    dishes = asyncio.Queue()
    dishes.put_nowait("cup")
    dishes.put_nowait("pan")
    washer = asyncio.create_task(wash(dishes))
    await dishes.join()
    print("all done")
    washer.cancel()


asyncio.run(main())

import asyncio


async def wash(dishes):
    while True:
        dish = await dishes.get()
        dishes.task_done()
        await asyncio.sleep(1)
        print(dish, "clean")


async def forget(notes):
    while True:
        await notes.get()


async def main():
    dishes = asyncio.Queue()
    for dish in ("cup", "pan"):
        dishes.put_nowait(dish)
    washer = asyncio.create_task(wash(dishes))
    await dishes.join()
    print("washed up")
    notes = asyncio.Queue()
    notes.put_nowait("later")
    forgetful = asyncio.create_task(forget(notes))
    try:
        await asyncio.wait_for(notes.join(), 3)
        print("all read")
    except TimeoutError:
        print("still waiting")


asyncio.run(main())

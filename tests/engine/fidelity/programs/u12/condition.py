import asyncio


async def consumer(name, condition, items):
    async with condition:
        await condition.wait_for(lambda: items)
        print(name, "takes", items.pop())


async def main():
    condition = asyncio.Condition()
    items = []
    tasks = [asyncio.create_task(consumer(name, condition, items)) for name in "ab"]
    await asyncio.sleep(0.1)
    async with condition:
        items.extend((1, 2))
        condition.notify_all()
        await asyncio.sleep(0.1)
        print("still holding the lock")
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)


asyncio.run(main())

import asyncio


async def waiter(name, event):
    await event.wait()
    print(name, "woke up", event.is_set())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(name, event)) for name in "ab"]
    await asyncio.sleep(0.1)
    event.set()
    event.clear()
    print("set and cleared")
    await asyncio.gather(*tasks)


asyncio.run(main())

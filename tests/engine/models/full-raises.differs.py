import asyncio


async def main():
    shelf = asyncio.Queue(maxsize=1)
    try:
        await asyncio.wait_for(shelf.get(), 1)
    except asyncio.QueueEmpty:
        print("empty")
    except TimeoutError:
        print("waited")
    await shelf.put("rye")
    try:
        await asyncio.wait_for(shelf.put("oat"), 1)
    except asyncio.QueueFull:
        print("full")
    except TimeoutError:
        print("waited")


asyncio.run(main())

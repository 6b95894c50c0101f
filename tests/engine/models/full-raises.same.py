import asyncio


async def main():
    shelf = asyncio.Queue(maxsize=1)
    await shelf.put("rye")
    try:
        shelf.put_nowait("oat")
    except asyncio.QueueFull:
        print("full")
    print(await shelf.get())
    try:
        shelf.get_nowait()
    except asyncio.QueueEmpty:
        print("empty")


asyncio.run(main())

import asyncio


async def main():
    shelf = asyncio.Queue(maxsize=2)
    await shelf.put("rye")
    shelf.put_nowait("oat")
    print(shelf.full(), shelf.maxsize)
    print(await shelf.get(), await shelf.get())
    await shelf.put("corn")
    print(shelf.qsize())


asyncio.run(main())

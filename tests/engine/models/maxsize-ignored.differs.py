import asyncio


async def bake(shelf):
    for loaf in ("rye", "oat", "corn"):
        await shelf.put(loaf)
        print("baked", loaf)


async def main():
    shelf = asyncio.Queue(maxsize=1)
    baker = asyncio.create_task(bake(shelf))
    await asyncio.sleep(1)
    print(shelf.qsize(), "on the shelf")
    try:
        shelf.put_nowait("bun")
        print("one more")
    except asyncio.QueueFull:
        print("full")
    baker.cancel()


asyncio.run(main())

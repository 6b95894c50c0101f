import asyncio


async def pack(item, seconds):
    await asyncio.sleep(seconds)
    print("packed", item)
    return item


async def main():
    print(await asyncio.gather(pack("tent", 2), pack("map", 1)))
    packing = asyncio.gather(pack("rope", 1), pack("lamp", 2))
    print(await asyncio.wait_for(packing, 5))
    print(await asyncio.gather())
    try:
        await asyncio.gather(3)
    except TypeError:
        print("not an awaitable")


asyncio.run(main())

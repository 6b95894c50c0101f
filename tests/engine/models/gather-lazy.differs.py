import asyncio


async def pack(item):
    print("packing", item)
    await asyncio.sleep(1)


async def main():
    packing = asyncio.gather(pack("tent"), pack("map"))
    await asyncio.sleep(2)
    print("car is here")
    await packing
    print("off we go")


asyncio.run(main())

import asyncio


async def unpack(box):
    for item in box:
        print("unpack", item)
        yield item
    print("box empty")


async def main():
    async for item in unpack(["cup", "plate"]):
        print("wash", item)


asyncio.run(main())

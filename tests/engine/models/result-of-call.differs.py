import asyncio


async def stock(shelf):
    await asyncio.sleep(1)
    return {"tea": 0, "rice": 7}[shelf]


async def main():
    for shelf in ("tea", "rice"):
        left = stock(shelf)
        print(shelf, "left" if left else "sold out")


asyncio.run(main())

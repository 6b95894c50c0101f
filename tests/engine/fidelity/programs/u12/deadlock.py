import asyncio


async def holder(first, second, name):
    async with first:
        print(name, "holds one")
        await asyncio.sleep(0.1)
        async with second:
            print("never")


async def main():
    left, right = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(holder(left, right, "a"), holder(right, left, "b"))


asyncio.run(main())

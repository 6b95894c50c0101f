import asyncio


async def leaf(n):
    await asyncio.sleep(n / 10)
    print(n)
    return n


async def main():
    print(
        await asyncio.gather(
            asyncio.gather(leaf(4), leaf(1)), leaf(2), asyncio.gather(leaf(3), leaf(5))
        )
    )


asyncio.run(main())

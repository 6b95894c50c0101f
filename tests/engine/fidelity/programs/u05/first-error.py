import asyncio


async def work(n):
    try:
        await asyncio.sleep(n / 10)
        if n == 1:
            raise ValueError("one")
        print("finished", n)
    finally:
        print("left", n)


async def main():
    try:
        await asyncio.gather(work(3), work(1), work(2))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(1)
    print(await asyncio.gather(work(1), work(2), return_exceptions=True))


asyncio.run(main())

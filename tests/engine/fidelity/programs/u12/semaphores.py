import asyncio


async def work(n, semaphore):
    async with semaphore:
        print("in", n)
        await asyncio.sleep(0.1 + n / 100)
    print("out", n)


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(work(n, semaphore) for n in range(4)))
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)


asyncio.run(main())

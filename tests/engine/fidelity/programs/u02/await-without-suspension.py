import asyncio


async def inner(n):
    print("inner", n)
    return n


async def noisy():
    for n in range(3):
        print("noisy", n)
        await asyncio.sleep(0)


async def main():
    asyncio.create_task(noisy())
    for n in range(3):
        await inner(n)
    await asyncio.sleep(0)
    print("main switched once")
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())

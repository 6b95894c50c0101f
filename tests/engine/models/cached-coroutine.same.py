import asyncio


async def toss(times):
    print("tossing")
    await asyncio.sleep(times)
    return "h" * times


async def main():
    once, twice = toss(1), toss(2)
    print(type(once).__name__, await once)
    task = asyncio.create_task(twice)
    print(await task, await task)
    again = toss(3)
    print(await asyncio.gather(again, again))


asyncio.run(main())

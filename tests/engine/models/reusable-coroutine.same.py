import asyncio


class Coin:
    def __init__(self, side):
        self.side = side

    async def toss(self, *, times=1):
        print("tossing")
        await asyncio.sleep(times)
        return self.side * times


async def main():
    coin = Coin("h")
    once, twice = coin.toss(), coin.toss(times=2)
    print(type(once).__name__, await once)
    task = asyncio.create_task(twice)
    print(await task, await asyncio.gather(coin.toss(times=3), coin.toss()))


asyncio.run(main())

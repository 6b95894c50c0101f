import asyncio


class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0.1)
        self.left -= 1
        return self.left + 1


async def show(name, start):
    async for n in Countdown(start):
        print(name, n)
    else:
        print(name, "lift-off")


async def main():
    await asyncio.gather(show("a", 3), show("b", 1))
    try:
        for n in Countdown(1):
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())

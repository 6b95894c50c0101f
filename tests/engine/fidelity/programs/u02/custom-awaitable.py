import asyncio


class Twice:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        for turn in range(2):
            print(self.name, turn)
            yield
        return self.name.upper()


async def main():
    print(await asyncio.gather(shout("a"), shout("b")))


async def shout(name):
    return await Twice(name)


asyncio.run(main())

import asyncio


async def pages():
    for page in (1, 2, 3):
        await asyncio.sleep(1)
        print("loaded", page)
        yield page


class Lines:
    def __aiter__(self):
        self.lines = iter("ab")
        return self

    async def __anext__(self):
        for line in self.lines:
            return line
        raise StopAsyncIteration


async def main():
    async for page in pages():
        print("read", page)
    async for line in Lines():
        await asyncio.sleep(1)
        print("line", line)
    async for page in pages():
        await asyncio.sleep(3)
        print("read", page)
        if page == 2:
            break
    print("done")


asyncio.run(main())

import asyncio


class Session:
    async def __aenter__(self):
        print("open")
        return 7

    async def __aexit__(self, *error):
        print("close")


async def main():
    lock = asyncio.Lock()
    try:
        async with lock, Session() as number:
            print(number)
            raise ValueError
    except ValueError:
        print("caught", lock.locked())
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(2)
    except TimeoutError:
        print("late")


asyncio.run(main())

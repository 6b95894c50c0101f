import asyncio


class Account:
    def __init__(self):
        self.balance = 10
        self.lock = asyncio.Lock()

    async def add(self, amount, seconds):
        await asyncio.sleep(seconds)
        self.balance += amount
        print("now", self.balance)

    async def double(self):
        async with self.lock:
            before = self.balance
            await asyncio.sleep(1)
            self.balance = before * 2


async def main():
    account = Account()
    await asyncio.gather(account.add(1, 2), account.add(5, 1))
    await asyncio.gather(account.double(), account.double())
    print(account.balance)


asyncio.run(main())

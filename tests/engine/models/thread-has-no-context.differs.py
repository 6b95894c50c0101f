import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


def save(name, times=1):
    print(user.get(), "saves", name, times)


async def main():
    user.set("Ada")
    await asyncio.to_thread(save, "list", times=2)


asyncio.run(main())

import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


def log_in(name):
    user.set(name)
    return f"hello {name}"


async def main():
    print(await asyncio.to_thread(log_in, "Ada"))
    print(user.get())


asyncio.run(main())

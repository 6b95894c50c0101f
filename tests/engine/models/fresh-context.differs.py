import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


async def greet():
    print("hello,", user.get())


async def main():
    user.set("Ada")
    await greet()
    await asyncio.create_task(greet())


asyncio.run(main())

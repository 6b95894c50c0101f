import asyncio
from contextvars import Context, ContextVar

user = ContextVar("user", default="nobody")


async def show():
    print("user:", user.get())


async def log_in(name):
    user.set(name)


async def main():
    await asyncio.create_task(show())
    await log_in("Ada")
    await asyncio.create_task(show())
    await asyncio.create_task(show(), context=Context())


asyncio.run(main())

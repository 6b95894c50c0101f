import asyncio
from contextvars import Context, ContextVar

user = ContextVar("user", default="nobody")


async def child():
    print("task:", user.get())


async def main():
    loop = asyncio.get_running_loop()
    user.set("Ada")
    task = asyncio.create_task(child())
    loop.call_soon(lambda: print("soon:", user.get()))
    loop.call_soon(lambda: print("empty:", user.get()), context=Context())
    await task
    user.set("Ben")


asyncio.run(main())

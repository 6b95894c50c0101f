import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


async def main():
    loop = asyncio.get_running_loop()
    user.set("Ada")
    loop.call_soon(lambda: print("soon:", user.get()))
    loop.call_later(1, lambda: print("later:", user.get()))
    user.set("Ben")
    await asyncio.sleep(2)
    loop.call_soon(user.set, "Cleo")
    await asyncio.sleep(0)
    print("main:", user.get())


asyncio.run(main())

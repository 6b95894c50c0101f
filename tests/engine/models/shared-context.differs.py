import asyncio
from contextvars import ContextVar

user = ContextVar("user")


async def handle(name):
    user.set(name)
    await asyncio.sleep(1)
    print(name, "is served as", user.get())


async def main():
    user.set("nobody")
    await asyncio.gather(handle("Ada"), handle("Ben"))
    print("main is", user.get())


asyncio.run(main())

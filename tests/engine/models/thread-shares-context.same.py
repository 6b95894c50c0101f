import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


def show(prefix):
    print(prefix, user.get())


async def main():
    user.set("Ada")
    await asyncio.to_thread(show, "thread:")
    try:
        await asyncio.to_thread(int, "x")
    except ValueError:
        print("error", user.get())
    await asyncio.create_task(asyncio.to_thread(user.set, "Ben"))
    show("main:")


asyncio.run(main())

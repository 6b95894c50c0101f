import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


def save(name):
    print(user.get(), "saves", name)
    return len(name)


async def main():
    print(await asyncio.to_thread(save, "list"))
    user.set("Ada")
    await asyncio.get_running_loop().run_in_executor(None, save, "map")
    try:
        await asyncio.to_thread(int, "x")
    except ValueError:
        print("error")


asyncio.run(main())

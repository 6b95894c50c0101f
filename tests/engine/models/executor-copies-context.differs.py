import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


def save(name):
    return f"{user.get()} saves {name}"


async def main():
    user.set("Ada")
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, save, "list"))


asyncio.run(main())

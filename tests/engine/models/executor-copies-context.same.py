import asyncio
from contextvars import ContextVar, copy_context

user = ContextVar("user", default="nobody")


def save(name):
    return f"{user.get()} saves {name}"


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, save, "list"))
    user.set("Ada")
    print(await asyncio.to_thread(save, "map"))
    print(await loop.run_in_executor(None, copy_context().run, save, "plan"))


asyncio.run(main())

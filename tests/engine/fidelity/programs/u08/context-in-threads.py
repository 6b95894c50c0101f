import asyncio
import contextvars
import time

user = contextvars.ContextVar("user", default="nobody")


def work():
    time.sleep(0.1)
    seen = user.get()
    user.set("thread")
    return seen


async def main():
    user.set("ada")
    print(await asyncio.to_thread(work), user.get())
    print(await asyncio.get_running_loop().run_in_executor(None, work), user.get())


asyncio.run(main())

import asyncio
import contextvars

user = contextvars.ContextVar("user", default="nobody")


async def child():
    seen = user.get()
    user.set("child")
    await asyncio.sleep(0)
    return seen, user.get()


async def main():
    user.set("main")
    print(await asyncio.create_task(child()), user.get())
    print(await child(), user.get())
    own = contextvars.copy_context()
    print(await asyncio.create_task(child(), context=own), own[user], user.get())
    token = user.set("for a while")
    user.reset(token)
    print(user.get())


asyncio.run(main())
print(user.get())

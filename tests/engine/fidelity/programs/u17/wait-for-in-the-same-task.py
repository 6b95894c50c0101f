#: python 3.12
import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="main")


async def inner(outer):
    print("inner", asyncio.current_task() is outer)
    variable.set("inner")


async def main():
    asyncio.create_task(asyncio.sleep(0)).add_done_callback(lambda _: print("other"))
    await asyncio.wait_for(inner(asyncio.current_task()), 1)
    print("main", variable.get())


asyncio.run(main())

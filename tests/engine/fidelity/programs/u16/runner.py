import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default=0)


async def bump():
    variable.set(variable.get() + 1)
    await asyncio.sleep(0.1)
    return variable.get()


with asyncio.Runner() as runner:
    print(runner.run(bump()), runner.run(bump()))
    loop = runner.get_loop()
    print(loop.is_running(), loop.get_debug())
print(loop.is_closed(), variable.get())
try:
    runner.run(bump.__call__())
except RuntimeError as error:
    print(error)

"""What a function sets in a context variable in `to_thread`, its caller sees afterwards.

You may have thought that the function in the thread works in the context of the task that awaits
it. It works in a copy: it sees the caller's values, and what it sets itself is gone when it
returns. Return what the caller needs to know.
"""

import asyncio
import contextvars
import functools

USES = ("to_thread",)


def install() -> None:
    asyncio.to_thread = asyncio.threads.to_thread = to_thread


async def to_thread(func, /, *args, **kwargs):
    context = contextvars.copy_context()
    work = functools.partial(context.run, func, *args, **kwargs)
    try:
        return await asyncio.get_running_loop().run_in_executor(None, work)
    finally:
        for variable, value in context.items():
            if variable.get(None) is not value:
                variable.set(value)

"""`to_thread` starts its thread when it is called.

You may have thought that the function is on its way as soon as `to_thread` returns. `to_thread` is a
coroutine function: the call builds a coroutine object, and the thread gets its work when that is
awaited or made into a task. It is `run_in_executor` that starts at once.
"""

import asyncio
import contextvars
import functools

USES = ("to_thread",)


def install() -> None:
    asyncio.to_thread = asyncio.threads.to_thread = to_thread


def to_thread(func, /, *args, **kwargs):
    work = functools.partial(contextvars.copy_context().run, func, *args, **kwargs)
    return _result(asyncio.get_running_loop().run_in_executor(None, work))


async def _result(future):
    return await future

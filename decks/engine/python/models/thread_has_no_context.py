"""A function run by `to_thread` knows nothing of the caller's context variables.

You may have thought of context variables as thread-local: another thread, other values. `to_thread`
runs the function in a copy of the caller's context, so it sees every value that was set before the
call. `run_in_executor` does not do that.
"""

import asyncio
import functools

USES = ("to_thread",)


def install() -> None:
    asyncio.to_thread = asyncio.threads.to_thread = to_thread


async def to_thread(func, /, *args, **kwargs):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, functools.partial(func, *args, **kwargs))

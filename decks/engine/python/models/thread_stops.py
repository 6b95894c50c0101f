"""Cancelling the `await` stops the thread behind it.

You may have thought that a time-out or `cancel()` ends the work itself. It ends the waiting: nobody
can stop a thread from outside, so the function runs on to its end, and `asyncio.run` waits for it
before it returns.
"""

import asyncio
import functools

from ._blocking import Twins, twin_of

USES = ("to_thread", "run_in_executor")


def install() -> None:
    # The loop that programs get has an executor of its own; see `loop`.
    true_run = asyncio.EventLoop.run_in_executor

    def run_in_executor(self, executor, func, *args):
        keywords = {}
        if isinstance(func, functools.partial) and func.args:
            # As `to_thread` hands it over: `partial(context.run, func, ...)`.
            inner, *args = func.args
            keywords = func.keywords
        else:
            inner = func
        twin = twin_of(inner)
        if twin is None:
            return true_run(self, executor, func, *args)
        return self.create_task(twin(*args, **keywords))

    asyncio.EventLoop.run_in_executor = run_in_executor


def transform(tree):
    return Twins(tree, in_async=False).visit(tree)

"""Cancelling the `await` stops the thread behind it.

You may have thought that a time-out or `cancel()` ends the work itself. It ends the waiting: nobody
can stop a thread from outside, so the function runs on to its end, and `asyncio.run` waits for it
before it returns.
"""

import asyncio
import contextvars
import functools

from ._blocking import Twins, twin_of

USES = ("to_thread", "run_in_executor")


def install() -> None:
    # The loop that programs get has an executor of its own; see `loop`.
    true_run = asyncio.EventLoop.run_in_executor

    def run_in_executor(self, executor, func, *args):
        twin = _bound_twin(func, args)
        if twin is None:
            return true_run(self, executor, func, *args)
        # Not by `create_task`, about which another model may have views: this stands for a thread.
        return asyncio.Task(twin(), loop=self)

    asyncio.EventLoop.run_in_executor = run_in_executor


def _bound_twin(func, args):
    """The twin of what a thread is to run, with its arguments; None where there is none."""
    keywords = {}
    if isinstance(func, functools.partial):
        func, args, keywords = func.func, [*func.args, *args], func.keywords
        if isinstance(getattr(func, "__self__", None), contextvars.Context):
            # `to_thread` hands over `partial(context.run, function, ...)`.
            func, *args = args
    twin = twin_of(func)
    return twin and functools.partial(twin, *args, **keywords)


def transform(tree):
    return Twins(tree, in_async=False).visit(tree)

"""`run_in_executor` takes the caller's context variables along.

You may have thought that every way into a thread carries the context. `run_in_executor` passes the
function and nothing else: the thread has its own context, where the variables have their defaults.
`to_thread` carries the context; with an executor, pass `contextvars.copy_context().run` as the
function.
"""

import asyncio
import contextvars

USES = ("run_in_executor",)


def install() -> None:
    # The loop that programs get has its own executor; see `loop`.
    true_run = asyncio.EventLoop.run_in_executor

    def run_in_executor(self, executor, func, *args):
        return true_run(self, executor, contextvars.copy_context().run, func, *args)

    asyncio.EventLoop.run_in_executor = run_in_executor

"""Cancelling the `await` stops the thread too.

You may have thought that a timeout or `cancel()` ends the work itself. It ends the waiting: nobody
can stop a thread from outside, so the function runs to its end, and `asyncio.run` waits for it
before it returns.
"""

from ._blocking import Twins, run_threads_as_tasks

USES = ("to_thread", "run_in_executor")


def install() -> None:
    # Cancelling the wait for a task cancels the task.
    run_threads_as_tasks(lambda task: task)


def transform(tree):
    return Twins(tree, in_async=False).visit(tree)

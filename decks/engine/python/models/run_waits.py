"""The program runs until all of its tasks have ended.

You may have thought that `asyncio.run` waits for the tasks that are still running. It ends when
the coroutine it was given ends: what is left then is cancelled where it waits. To be sure that a
task is completed, await it.
"""

import asyncio

from .. import loop as virtual

USES = ("create_task", "ensure_future", "gather", "as_completed", "shield")

# Turns of the loop after which the remaining tasks are considered endless.
_PATIENCE = 1000


def install() -> None:
    asyncio.runners._cancel_all_tasks = _wait_for_all_tasks


def _wait_for_all_tasks(loop):
    virtual._turns_left = min(virtual._turns_left, _PATIENCE)
    # A task may start others before it ends.
    while left := asyncio.all_tasks(loop):
        loop.run_until_complete(asyncio.tasks._wait(left, None, asyncio.ALL_COMPLETED, loop))

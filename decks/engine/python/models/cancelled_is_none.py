"""Awaiting a cancelled task gives `None`.

You may have thought that a cancelled task simply has nothing to return. It has no result at all:
`await task` and `task.result()` both raise `CancelledError`, and the code that asked has to deal
with that exception.
"""

import asyncio

from ._methods import Methods, task_of
from ._syntax import Awaits

USES = ("cancel(",)


def transform(tree):
    return Awaits(_quiet).visit(Methods("result", _result).visit(tree))


def _quiet(value):
    return _none_if_cancelled(value) if isinstance(value, asyncio.Task) else value


async def _none_if_cancelled(task):
    try:
        return await task
    except asyncio.CancelledError:
        # The cancellation may have been meant for the waiting task.
        if not task.cancelled() or asyncio.current_task().cancelling():
            raise
        return None


def _result(method):
    task = task_of(method)
    return (lambda: None) if task is not None and task.cancelled() else method

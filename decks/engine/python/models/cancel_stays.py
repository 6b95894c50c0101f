"""Cancelling a task does not touch the tasks it is waiting for.

You may have thought that only the task itself stops. `cancel()` first goes to what the task is
awaiting: the inner task, or all the tasks of a `gather`, are cancelled, and only when they have
ended does `CancelledError` come up in the outer task. `asyncio.shield` keeps a request from the
inner task.
"""

import asyncio

from ._link import Link
from ._syntax import Awaits

USES = ("cancel(", "timeout")


def install() -> None:
    class _GatheringFuture(asyncio.tasks._GatheringFuture):
        # The method of a plain future, which does not reach the children.
        cancel = asyncio.Future.cancel

    asyncio.tasks._GatheringFuture = _GatheringFuture


def transform(tree):
    return Awaits(_linked).visit(tree)


def _linked(value):
    return Link(value, _leave_alone) if isinstance(value, asyncio.Task) else value


def _leave_alone(future, msg):
    pass

"""A cancelled task handles its `CancelledError` first, and then the task it awaits is cancelled.

You may have followed the request from the outside in. It is delivered the other way round: the
innermost task that is being waited for gets `CancelledError` first, cleans up and ends, and its end
raises the exception in the task that awaits it.
"""

import asyncio

from ._link import Link
from ._syntax import Awaits

USES = ("cancel(", "timeout")


def transform(tree):
    return Awaits(_linked).visit(tree)


def _linked(value):
    passes_on = isinstance(value, (asyncio.Task, asyncio.tasks._GatheringFuture))
    return Link(value, _cancel) if passes_on else value


def _cancel(future, msg):
    future.cancel(msg)

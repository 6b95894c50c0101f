"""The task that is awaited runs before the others that are ready.

You may have thought that an `await` calls the task up. It moves nothing in the ready queue: the
awaiting task steps aside, and the loop runs whatever has been in the queue for longest.
"""

import asyncio

from ._ready import next_step
from ._syntax import Awaits

USES = ("create_task", "ensure_future")


def transform(tree):
    return Awaits(_called_up).visit(tree)


def _called_up(value):
    if isinstance(value, asyncio.Task):
        ready = value.get_loop()._ready
        step = next_step(value.get_loop(), value)
        if step is not None:
            ready.remove(step)
            ready.appendleft(step)
    return value

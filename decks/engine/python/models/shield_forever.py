"""A task that was shielded can no longer be cancelled by anything.

You may have thought that `shield` makes the work itself safe. It keeps away only those requests
that come through the shielded `await`: `cancel()` on the inner task cancels it, and so does
`asyncio.run` when `main` has ended and the work has not.
"""

import asyncio
from weakref import WeakSet

USES = ("shield",)

_shielded = WeakSet()


def install() -> None:
    true_shield = asyncio.shield

    class Task(asyncio.tasks.Task):
        def cancel(self, msg=None):
            return super().cancel(msg) if self not in _shielded else False

    def shield(arg):
        inner = asyncio.ensure_future(arg)
        if isinstance(inner, Task):
            _shielded.add(inner)
        return true_shield(inner)

    Task.__qualname__ = "Task"
    Task.__module__ = asyncio.tasks.Task.__module__
    asyncio.Task = asyncio.tasks.Task = Task
    asyncio.shield = asyncio.tasks.shield = shield

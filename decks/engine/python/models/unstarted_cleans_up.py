"""A task that is cancelled before its first step still begins, and cleans up.

You may have thought that every task runs at least to its first `await`, so that its `finally` is
sure to run. A task that is cancelled before its first step never enters its body: the exception is
thrown in before the first line, where no `try` has begun yet.
"""

import asyncio
from collections.abc import Coroutine

USES = ("create_task", "TaskGroup", "gather", "ensure_future", "wait_for", "as_completed")


def install() -> None:
    true_create_task = asyncio.BaseEventLoop.create_task

    def create_task(self, coro, **options):
        if asyncio.iscoroutine(coro):
            coro = _Begun(coro)
        return true_create_task(self, coro, **options)

    asyncio.BaseEventLoop.create_task = create_task


class _Begun(Coroutine):
    """A coroutine to which nothing is thrown before it has come to its first wait."""

    def __init__(self, coro):
        self._coro = coro
        self._begun = False

    def send(self, value):
        self._begun = True
        return self._coro.send(value)

    def throw(self, error):
        if self._begun:
            return self._coro.throw(error)
        waits_for = self.send(None)
        if waits_for is None:
            return self._coro.throw(error)
        # As Task.cancel does: cancel what the task waits for, which wakes it.
        waits_for.cancel(*error.args)
        return waits_for

    def close(self):
        self._coro.close()

    def __await__(self):
        return self._coro.__await__()

    def __getattr__(self, name):
        # The attributes of its coroutine that a task's repr and stack show.
        return getattr(self._coro, name)

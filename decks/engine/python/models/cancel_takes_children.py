"""Cancelling a task cancels every task it started; a timeout cancels those started in its block.

You may have thought of tasks as a family tree. asyncio does not keep track of who created whom: a
request to cancel goes to the task and to what it is awaiting at that moment. Other tasks it has
started keep running; a `TaskGroup` is what ties them together.
"""

import asyncio
from weakref import WeakKeyDictionary

from ._methods import Methods, task_of

USES = ("create_task", "ensure_future")

# The tasks each task has created, oldest first.
_children = WeakKeyDictionary()
# How many there were when a block with a timeout was entered.
_before = WeakKeyDictionary()


def install() -> None:
    true_create_task = asyncio.BaseEventLoop.create_task
    true_enter = asyncio.Timeout.__aenter__
    true_on_timeout = asyncio.Timeout._on_timeout

    def create_task(self, coro, **options):
        task = true_create_task(self, coro, **options)
        creator = asyncio.current_task(self) if self.is_running() else None
        if creator is not None:
            _children.setdefault(creator, []).append(task)
        return task

    async def enter(self):
        _before[self] = len(_children.get(asyncio.current_task(), ()))
        return await true_enter(self)

    def on_timeout(self):
        true_on_timeout(self)
        _cancel_children(self._task, _before[self])

    asyncio.BaseEventLoop.create_task = create_task
    asyncio.Timeout.__aenter__ = enter
    asyncio.Timeout._on_timeout = on_timeout


def transform(tree):
    return Methods("cancel", _with_children).visit(tree)


def _with_children(method):
    task = task_of(method)
    if task is None:
        return method

    def cancel(*args, **options):
        asked = method(*args, **options)
        if asked:
            _cancel_children(task)
        return asked

    return cancel


def _cancel_children(task, since=0):
    for child in _children.get(task, [])[since:]:
        # What the task awaits has received the request already.
        if not child.done() and not child.cancelling():
            child.cancel()
        _cancel_children(child)

"""A task starts only when it is awaited.

You may have thought that a task waits for somebody to ask for its result. `create_task` puts it
into the ready queue at once, and it runs as soon as the running task gives up control, whether
anybody awaits it or not.
"""

import asyncio
from collections.abc import Collection

from ._ready import next_step

USES = ("create_task", "TaskGroup", "ensure_future")

# Tasks that nobody has awaited yet, oldest first, and the handle of each one's first step.
_held = {}


def install() -> None:
    true_create_task = asyncio.BaseEventLoop.create_task
    true_run_once = asyncio.BaseEventLoop._run_once
    true_aexit = asyncio.TaskGroup.__aexit__

    def create_task(self, coro, **options):
        task = true_create_task(self, coro, **options)
        step = next_step(self, task)
        if step is not None and self.is_running():
            self._ready.remove(step)
            _held[task] = step
        return task

    def run_once(self):
        if not self._ready and not self._scheduled:
            # The others wait for what these would do, and nobody believes that this ends the program.
            _begin_all(list(_held))
        true_run_once(self)

    async def aexit(self, *error):
        _begin_all(self._tasks)
        return await true_aexit(self, *error)

    asyncio.Task = asyncio.tasks.Task = _with_start(asyncio.tasks.Task)
    asyncio.BaseEventLoop.create_task = create_task
    asyncio.BaseEventLoop._run_once = run_once
    asyncio.TaskGroup.__aexit__ = aexit
    asyncio.wait = asyncio.tasks.wait = _after_start(asyncio.wait)
    asyncio.as_completed = asyncio.tasks.as_completed = _after_start(asyncio.as_completed)


def _begin(task):
    step = _held.pop(task, None)
    if step is not None:
        task.get_loop()._ready.append(step)


def _begin_all(tasks):
    # The argument may be a set: the order of creation is the real starting order.
    for task in [task for task in _held if task in tasks]:
        _begin(task)


def _after_start(function):
    def started(awaitables, **options):
        if isinstance(awaitables, Collection):
            _begin_all(awaitables)
        return function(awaitables, **options)

    return started


def _with_start(kind):
    class Task(kind):
        def __await__(self):
            _begin(self)
            return super().__await__()

        def cancel(self, msg=None):
            cancelled = super().cancel(msg)
            # So that the error can be thrown in; the body does not run.
            _begin(self)
            return cancelled

        def add_done_callback(self, callback, *, context=None):
            super().add_done_callback(callback, context=context)
            # This is how `gather` and `shield` wait. A group waits only at its end.
            if getattr(callback, "__module__", None) == "asyncio.tasks":
                _begin(self)

    Task.__qualname__ = "Task"
    Task.__module__ = kind.__module__
    return Task

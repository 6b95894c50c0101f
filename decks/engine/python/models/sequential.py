"""Nothing overlaps: a task runs to its end, its waits included, before the next one begins.

You may have worked through the tasks one after another, and added up their times. A task that
waits hands control back to the loop, and the loop runs the others meanwhile: all tasks that have
been created wait at the same time.
"""

import asyncio
from collections import deque

from ._ready import next_step

USES = ("create_task", "TaskGroup", "gather", "ensure_future", "as_completed", "shield")

# The first steps of tasks that have to wait for their turn, oldest first.
_held = deque()

# How many started tasks are asleep or in a thread: while there are any, no other begins.
_at_work = 0


def install() -> None:
    true_create_task = asyncio.BaseEventLoop.create_task
    true_run_once = asyncio.BaseEventLoop._run_once
    true_sleep = asyncio.sleep
    true_to_thread = asyncio.to_thread

    def create_task(self, coro, **options):
        task = true_create_task(self, coro, **options)
        step = next_step(self, task)
        if step is not None and self.is_running():
            self._ready.remove(step)
            _held.append(step)
        return task

    def run_once(self):
        for step in [step for step in _held if step._callback.__self__.cancelling()]:
            # It does not begin: the error is thrown in before its first line.
            _held.remove(step)
            self._ready.append(step)
        if _held and not _at_work and not self._ready:
            self._ready.append(_held.popleft())
        true_run_once(self)

    async def sleep(delay, result=None):
        with _Work():
            return await true_sleep(delay, result)

    async def to_thread(func, /, *args, **kwargs):
        with _Work():
            return await true_to_thread(func, *args, **kwargs)

    asyncio.BaseEventLoop.create_task = create_task
    asyncio.BaseEventLoop._run_once = run_once
    asyncio.sleep = asyncio.tasks.sleep = sleep
    asyncio.to_thread = to_thread


class _Work:
    def __enter__(self):
        global _at_work
        _at_work += 1

    def __exit__(self, *_):
        global _at_work
        _at_work -= 1

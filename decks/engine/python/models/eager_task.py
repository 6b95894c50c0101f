"""create_task runs the body at once.

You may have thought that `create_task` enters the coroutine right away. It only puts the task at the
end of the ready queue: the task's first step runs once the code that created it has come to an
`await` that suspends.
"""

import asyncio

USES = ("create_task", "TaskGroup", "gather", "ensure_future", "wait_for", "as_completed")


def install() -> None:
    asyncio.BaseEventLoop.create_task = _create_task


_true_create_task = asyncio.BaseEventLoop.create_task


def _create_task(self, coro, **options):
    if asyncio.current_task(self) is None:
        return _true_create_task(self, coro, **options)
    return _true_create_task(self, coro, **{**options, "eager_start": True})

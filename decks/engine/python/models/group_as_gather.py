"""A `TaskGroup` raises the first error at once and leaves the other tasks running.

You may have thought that a group treats a failure as `gather` does. At the first failure it cancels
its other tasks and raises only when all of them have ended: no task of a group outlives the `async
with` block.
"""

import asyncio

USES = ("TaskGroup",)


def install() -> None:
    true_aexit = asyncio.TaskGroup._aexit
    true_on_task_done = asyncio.TaskGroup._on_task_done

    def let_go(group):
        for task in group._tasks:
            task.remove_done_callback(group._on_task_done)
        group._tasks.clear()

    async def _aexit(self, kind, error):
        if isinstance(error, Exception):
            let_go(self)
        await true_aexit(self, kind, error)

    def _on_task_done(self, task):
        if not task.cancelled() and task.exception() is not None:
            let_go(self)
        true_on_task_done(self, task)

    asyncio.TaskGroup._aexit = _aexit
    asyncio.TaskGroup._on_task_done = _on_task_done

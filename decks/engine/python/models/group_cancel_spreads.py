"""Cancelling one task of a `TaskGroup` cancels the whole group.

You may have thought that a group treats a cancelled task as it treats a failed one. A task that
somebody cancels is simply over: the others keep running, the block waits for them, and nothing is
raised at its end. Only an exception other than `CancelledError` stops the group.
"""

import asyncio

USES = ("TaskGroup",)

_spread = set()


def install() -> None:
    true_aexit = asyncio.TaskGroup._aexit
    true_on_task_done = asyncio.TaskGroup._on_task_done

    async def _aexit(self, kind, error):
        await true_aexit(self, kind, error)
        if self in _spread:
            raise asyncio.CancelledError

    def _on_task_done(self, task):
        if task.cancelled() and not self._aborting and not self._parent_task.done():
            _spread.add(self)
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()
        true_on_task_done(self, task)

    asyncio.TaskGroup._aexit = _aexit
    asyncio.TaskGroup._on_task_done = _on_task_done

"""A task that fails does not interrupt the body of the `async with` block.

You may have thought that the group acts only at the end of its block. As soon as one of its tasks
fails, the group cancels the others and the body too, if that is still running: `CancelledError` is
raised at the `await` where the body is, and the lines after it are skipped.
"""

import asyncio

USES = ("TaskGroup",)


def install() -> None:
    true_on_task_done = asyncio.TaskGroup._on_task_done

    def _on_task_done(self, task):
        failed = not task.cancelled() and task.exception() is not None
        if failed and not self._exiting and not self._aborting:
            # A group that is aborting no longer cancels its parent.
            self._abort()
        true_on_task_done(self, task)

    asyncio.TaskGroup._on_task_done = _on_task_done

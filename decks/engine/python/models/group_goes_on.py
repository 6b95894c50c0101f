"""When a task of a `TaskGroup` fails, the others keep running, and the group waits for them.

You may have thought that the group lets everybody finish and raises at its end. At the first
failure it cancels all of its other tasks, and the block itself if that is still running; then it
waits until they have ended, and raises. Letting the others finish is what `gather` does.
"""

import asyncio

USES = ("TaskGroup",)


def install() -> None:
    true_aexit = asyncio.TaskGroup._aexit
    true_on_task_done = asyncio.TaskGroup._on_task_done

    async def _aexit(self, kind, error):
        if isinstance(error, Exception):
            self._errors.append(error)
            kind = error = None
        await true_aexit(self, kind, error)

    def _on_task_done(self, task):
        # A group that is aborting already only records further errors.
        aborting, self._aborting = self._aborting, True
        true_on_task_done(self, task)
        self._aborting = aborting

    asyncio.TaskGroup._aexit = _aexit
    asyncio.TaskGroup._on_task_done = _on_task_done

"""An error in the body of an `async with TaskGroup` block comes out as it is.

You may have thought that a group wraps only the errors of its tasks. The body counts as one of
them: its exception cancels the tasks as well, and it too is raised inside an `ExceptionGroup`.
"""

import asyncio

USES = ("TaskGroup",)


def install() -> None:
    true_aexit = asyncio.TaskGroup._aexit

    async def _aexit(self, kind, error):
        try:
            return await true_aexit(self, kind, error)
        except BaseExceptionGroup as group:
            if not any(one is error for one in group.exceptions):
                raise
        # The block reraises the body's own exception.
        return None

    asyncio.TaskGroup._aexit = _aexit

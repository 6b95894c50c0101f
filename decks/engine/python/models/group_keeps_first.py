"""The group that a `TaskGroup` raises holds one error only, the first.

You may have thought that after the first failure nothing else counts. The group waits for all of its
tasks and collects every error: of tasks that fail in the same turn, and of those that raise
something new while they are being cancelled.
"""

import asyncio

USES = ("TaskGroup",)


def install() -> None:
    true_aexit = asyncio.TaskGroup._aexit

    async def _aexit(self, kind, error):
        try:
            return await true_aexit(self, kind, error)
        except BaseExceptionGroup as group:
            if group is error or len(group.exceptions) == 1:
                raise
            first = group.derive(group.exceptions[:1])
        raise first

    asyncio.TaskGroup._aexit = _aexit

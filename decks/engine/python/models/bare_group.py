"""A `TaskGroup` raises the error of its task as it is.

You may have thought that `except ValueError` catches the `ValueError` of a task. Several tasks may
have failed by the time the group ends, so it always raises an `ExceptionGroup`, even around a
single error. A plain `except` for the error inside does not match it; `except*` does.
"""

import ast
import asyncio

USES = ("TaskGroup",)

# Whoever writes one of these knows what a group raises.
_GROUPS = ("BaseExceptionGroup", "ExceptionGroup")
_believed = True


def install() -> None:
    true_aexit = asyncio.TaskGroup._aexit

    async def _aexit(self, kind, error):
        try:
            await true_aexit(self, kind, error)
        except BaseExceptionGroup as group:
            if not _believed or group is error:
                raise
            first = group.exceptions[0]
        else:
            return
        raise first

    asyncio.TaskGroup._aexit = _aexit


def transform(tree):
    global _believed
    _believed = not any(
        isinstance(node, ast.TryStar) or isinstance(node, ast.Name) and node.id in _GROUPS
        for node in ast.walk(tree)
    )
    return tree

"""The group that a `TaskGroup` raises also holds a `CancelledError` for each task it cancelled.

You may have thought that every task that did not finish is in the list. Being cancelled by the
group is what a task was asked to do, not an error: only exceptions other than `CancelledError` are
collected.
"""

import ast
import asyncio

from ._tree import call

USES = ("TaskGroup",)

# Groups whose body has raised.
_failed = set()


class _Cancelled(Exception):
    """A cancellation as an error, so that an `ExceptionGroup` can hold it."""


_Cancelled.__name__ = _Cancelled.__qualname__ = "CancelledError"


def install() -> None:
    true_aexit = asyncio.TaskGroup._aexit
    true_on_task_done = asyncio.TaskGroup._on_task_done

    async def _aexit(self, kind, error):
        if isinstance(error, Exception):
            _failed.add(self)
        return await true_aexit(self, kind, error)

    def _on_task_done(self, task):
        true_on_task_done(self, task)
        if task.cancelled() and (self._errors or self in _failed):
            self._errors.append(_Cancelled())

    asyncio.TaskGroup._aexit = _aexit
    asyncio.TaskGroup._on_task_done = _on_task_done


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.TryStar):
            for handler in node.handlers:
                handler.type = call(_with_cancelled, [handler.type], handler.type)
            # Nobody expects these to need a clause of their own.
            last = node.handlers[-1]
            rest = ast.ExceptHandler(call(_cancelled, [], last), None, [ast.Pass()])
            node.handlers.append(ast.copy_location(rest, last))
    return tree


def _with_cancelled(kinds):
    kinds = kinds if isinstance(kinds, tuple) else (kinds,)
    # `except* Exception` refers to the errors that the tasks have raised.
    return (*kinds, _Cancelled) if asyncio.CancelledError in kinds else kinds


def _cancelled():
    return _Cancelled

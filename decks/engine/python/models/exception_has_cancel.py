"""`exception()` of a cancelled task returns its `CancelledError`.

You may have thought that a cancelled task stores `CancelledError` as it would any other error. A
cancelled task has no exception to return: `exception()` raises `CancelledError` there, so code
that inspects finished tasks has to ask `cancelled()` first.
"""

import asyncio

from ._methods import Methods, task_of

USES = ("exception()",)


def transform(tree):
    return Methods("exception", _exception).visit(tree)


def _exception(method):
    task = task_of(method)
    return asyncio.CancelledError if task is not None and task.cancelled() else method

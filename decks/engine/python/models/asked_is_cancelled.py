"""`cancelled()` is true of every task that `cancel()` was called on.

You may have taken the request for the outcome. `cancelled()` says how a task ended: it is true only
once `CancelledError` has left the coroutine. A task that is still cleaning up, that catches the
exception and returns, or that fails with another error is not cancelled.
"""

from ._methods import Methods, task_of

USES = ("cancelled()",)


def transform(tree):
    return Methods("cancelled", _cancelled).visit(tree)


def _cancelled(method):
    task = task_of(method)
    return method if task is None else lambda: method() or task.cancelling() > 0

"""A second `cancel()` changes nothing while the task is still handling the first.

You may have thought that a task which is being cancelled cannot be cancelled again. Every call of
`cancel()` on a task that is not done is another request: it raises another `CancelledError` at the
`await` where the task is by then, and that may well be the middle of its clean-up.
"""

from ._methods import Methods, task_of

USES = ("cancel(",)


def transform(tree):
    return Methods("cancel", _first_only).visit(tree)


def _first_only(method):
    task = task_of(method)
    if task is None or task.done() or not task.cancelling():
        return method
    return lambda msg=None: True

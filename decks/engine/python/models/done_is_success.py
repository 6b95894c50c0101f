"""`done()` is true only of a task that has finished its work.

You may have taken `done()` for "it went well". It only says that the task is over, and a task that
failed or was cancelled is over too. Ask `cancelled()` and `exception()` how it ended.
"""

from ._methods import Methods, task_of

USES = ("done()",)


def transform(tree):
    return Methods("done", _done).visit(tree)


def _done(method):
    task = task_of(method)
    if task is None or not task.done():
        return method
    return lambda: not task.cancelled() and task.exception() is None

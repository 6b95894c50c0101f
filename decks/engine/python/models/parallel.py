"""A blocking call such as `time.sleep` does not block the other tasks.

You may have let a blocking call and the other tasks run at the same time. All tasks share one
thread: while `time.sleep`, or any call that waits without `await`, holds it, no other task runs
and no timer is looked at.
"""

from ._blocking import Twins

USES = ("time",)


def transform(tree):
    return Twins(tree).visit(tree)

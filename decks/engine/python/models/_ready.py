"""Shared by models that inspect the ready queue."""


def next_step(loop, task):
    """The handle in the ready queue that runs the next step of `task`; None if there is none."""
    for handle in reversed(loop._ready):
        if getattr(handle._callback, "__self__", None) is task:
            return handle
    return None

"""What models share that look into the ready queue."""


def next_step(loop, task):
    """The handle in the ready queue that runs the next step of `task`; None where there is none."""
    for handle in reversed(loop._ready):
        if getattr(handle._callback, "__self__", None) is task:
            return handle
    return None

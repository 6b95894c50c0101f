"""What was made ready last runs first.

You may have taken the loop's list of what is ready for a stack, and let the newest task begin. It
is a queue: tasks and callbacks run in the order in which they were put in.
"""

import asyncio
from asyncio.events import TimerHandle
from collections import deque

USES = ()


def install() -> None:
    true_init = asyncio.BaseEventLoop.__init__

    def init(self):
        true_init(self)
        self._ready = _Stacked(self._ready)

    asyncio.BaseEventLoop.__init__ = init


class _Stacked(deque):
    """A ready queue in which the handles queued by one step are reversed.

    Not a plain stack, in which a task that yields would be on top again at once, which nobody expects.
    """

    _of_this_step = 0

    def append(self, handle):
        if isinstance(handle, TimerHandle) or _steps_aside(handle):
            super().append(handle)
            return
        self.insert(len(self) - min(self._of_this_step, len(self)), handle)
        self._of_this_step += 1

    def popleft(self):
        self._of_this_step = 0
        return super().popleft()


def _steps_aside(handle):
    """Whether the running task requeues itself, as with `sleep(0)`."""
    task = getattr(handle._callback, "__self__", None)
    return isinstance(task, asyncio.Task) and task is asyncio.current_task(task.get_loop())

"""`cancel()` ends the task at once.

You may have thought that the task is over when `cancel()` returns. `cancel()` only asks:
`CancelledError` is raised inside the task at its next turn, so the lines after `cancel()` come
first, and until then `cancelled()` is still false.
"""

import asyncio
from asyncio import tasks

USES = ("cancel",)


def install() -> None:
    # The Python Task has to report its steps to the interpreter as the C one does.
    for name in (
        "register_task",
        "register_eager_task",
        "unregister_task",
        "unregister_eager_task",
        "enter_task",
        "leave_task",
        "swap_current_task",
    ):
        setattr(tasks, f"_py_{name}", getattr(tasks, f"_c_{name}"))
    asyncio.Task = tasks.Task = _Task


class _Task(tasks._PyTask):
    def cancel(self, msg=None):
        caller = asyncio.current_task(self._loop) if self._loop.is_running() else None
        # If the loop itself cancels, no code after the call could notice that it takes a turn.
        if caller is None or self.done():
            return super().cancel(msg)
        self._num_cancels_requested += 1
        self._cancel_message = msg
        if caller is self:
            raise self._make_cancelled_error()
        waits_for = self._fut_waiter
        if waits_for is not None and not waits_for.done():
            waits_for.remove_done_callback(self._Task__wakeup)
            waits_for.cancel(msg)
            if not waits_for.done() and isinstance(waits_for, asyncio.Task):
                # It has to clean up first, and this task waits for that.
                waits_for.add_done_callback(self._Task__wakeup, context=self._context)
                return True
        for handle in self._loop._ready:
            if getattr(handle._callback, "__self__", None) is self:
                handle.cancel()
        self._step_now(caller)
        return True

    def _step_now(self, caller):
        """Raises the cancellation in the task, within the caller's step."""
        step = self._Task__step
        error = self._make_cancelled_error()
        tasks._swap_current_task(self._loop, None)
        try:
            if self._context is caller.get_context():
                step(error)
            else:
                self._context.run(step, error)
        finally:
            tasks._swap_current_task(self._loop, caller)


_Task.__name__ = _Task.__qualname__ = "Task"

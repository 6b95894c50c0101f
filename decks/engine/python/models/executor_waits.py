"""`run_in_executor` starts the work only when its result is awaited.

You may have thought that the call only prepares the work, as that of a coroutine function does.
`run_in_executor` is an ordinary method: it hands the function to a thread before it returns, and
what it returns is a future. It is `to_thread` that starts nothing until it is awaited.
"""

import asyncio

USES = ("run_in_executor",)

# The loop that programs get has its own executor; see `loop`.
_true_run = asyncio.EventLoop.run_in_executor


def install() -> None:
    global _true_run
    _true_run = asyncio.EventLoop.run_in_executor
    asyncio.EventLoop.run_in_executor = lambda loop, *work: _Lazy(loop, *work)


class _Lazy(asyncio.Future):
    """Hands the work over as soon as somebody waits for it."""

    def __init__(self, loop, *work):
        super().__init__(loop=loop)
        self._work = work

    def add_done_callback(self, callback, *, context=None):
        super().add_done_callback(callback, context=context)
        if self._work is not None and not self.done():
            work, self._work = self._work, None
            _true_run(self.get_loop(), *work).add_done_callback(self._take)

    def _take(self, future):
        if self.done():
            return
        if future.cancelled():
            self.cancel()
        elif error := future.exception():
            self.set_exception(error)
        else:
            self.set_result(future.result())

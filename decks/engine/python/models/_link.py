"""Shared by models that change how a cancellation reaches what a task awaits."""


class Link:
    """Sits between a task and the future it awaits, without costing a turn of the loop.

    A request to cancel wakes the task at once instead of being passed on; `at_cancel(future, msg)` is
    called afterwards.
    """

    _asyncio_future_blocking = False

    def __init__(self, future, at_cancel):
        self._future = future
        self._at_cancel = at_cancel
        self._wake = None

    def __await__(self):
        if not self._future.done():
            self._asyncio_future_blocking = True
            yield self
        return self._future.result()

    def get_loop(self):
        return self._future.get_loop()

    def add_done_callback(self, callback, *, context=None):
        self._wake = callback, context
        self._future.add_done_callback(callback, context=context)

    def cancel(self, msg=None):
        if self._future.done():
            return False
        callback, context = self._wake
        self._future.remove_done_callback(callback)
        cancelled = self.get_loop().create_future()
        cancelled.add_done_callback(callback, context=context)
        cancelled.cancel(msg)
        self._at_cancel(self._future, msg)
        return True

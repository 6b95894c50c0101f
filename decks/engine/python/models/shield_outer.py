"""An `await` through `shield` cannot be cancelled.

You may have thought that `shield` protects the code around it. It protects only the task inside:
cancelling the outer task raises `CancelledError` at its `await` as usual, while the inner task
keeps running.
"""

import asyncio

USES = ("shield",)


def install() -> None:
    asyncio.shield = asyncio.tasks.shield = _shield


class _Outer(asyncio.Future):
    """What the outer task awaits: it takes a request to be cancelled, and does not mind it."""

    def __init__(self, inner):
        super().__init__(loop=inner.get_loop())
        self._inner = inner
        inner.add_done_callback(self._settle)

    def cancel(self, msg=None):
        return super().cancel(msg) if self._inner.done() else True

    def _settle(self, inner):
        if inner.cancelled():
            self.cancel()
        elif inner.exception() is not None:
            self.set_exception(inner.exception())
        else:
            self.set_result(inner.result())


def _shield(arg):
    inner = asyncio.ensure_future(arg)
    return inner if inner.done() else _Outer(inner)

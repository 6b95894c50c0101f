"""With `return_exceptions=True` a cancelled `gather` returns its cancellations as results.

You may have thought that nothing can be raised out of such a `gather`, not even when the task that
awaits it is cancelled. `return_exceptions=True` is about what its own tasks raise; a cancellation
of the `gather` itself, by a timeout for instance, cancels all of them and is raised as
`CancelledError`.
"""

import asyncio

USES = ("return_exceptions",)


def install() -> None:
    true_gathering = asyncio.tasks._GatheringFuture

    class _GatheringFuture(true_gathering):
        def cancel(self, msg=None):
            cancelled = super().cancel(msg)
            # Without a request to pass on, cancelled children count like failed ones.
            self._cancel_requested = False
            return cancelled

    asyncio.tasks._GatheringFuture = _GatheringFuture

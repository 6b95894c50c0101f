"""`gather` waits for all of its tasks before it raises an error.

You may have thought that an error waits until the other tasks are done as well. `gather` passes
the first error on at the moment it happens, and whoever awaits it continues at once, while the
others are still running. It waits for all of them only if none fails, or with
`return_exceptions=True`.
"""

import asyncio

USES = ("gather",)


def install() -> None:
    true_gathering = asyncio.tasks._GatheringFuture

    class _GatheringFuture(true_gathering):
        _first_error = None

        def set_exception(self, error):
            # A cancellation of the `gather` itself takes precedence over earlier errors.
            if self._first_error is None or self._cancel_requested:
                self._first_error = error
            self._raise_if_all_done()

        def set_result(self, results):
            if self._first_error is None:
                super().set_result(results)
            else:
                self._raise_if_all_done()

        def _raise_if_all_done(self):
            if all(child.done() for child in self._children):
                super().set_exception(self._first_error)

    asyncio.tasks._GatheringFuture = _GatheringFuture

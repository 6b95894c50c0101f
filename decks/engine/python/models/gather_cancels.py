"""The first error in a `gather` cancels the others.

You may have thought that `gather` stops the rest once one of them has failed. It only passes the
error on to whoever awaits it; the other tasks belong to the loop and keep running. It is
`TaskGroup` that cancels the siblings.
"""

import asyncio

USES = ("gather",)


def install() -> None:
    true_gathering = asyncio.tasks._GatheringFuture

    class _GatheringFuture(true_gathering):
        def set_exception(self, error):
            # Before the error is passed on, so that they clean up before it is handled.
            for child in dict.fromkeys(self._children):
                child.cancel()
            super().set_exception(error)

    asyncio.tasks._GatheringFuture = _GatheringFuture

"""`return_exceptions=True` leaves the failed ones out of the results.

You may have thought that the list holds only what succeeded. Each argument of `gather` keeps its
place in it: where one has failed, its exception object takes the place of a result. So the list is
always as long as the list of arguments, and whoever reads it has to look for exceptions.
"""

import asyncio

USES = ("return_exceptions",)


def install() -> None:
    true_gathering = asyncio.tasks._GatheringFuture

    class _GatheringFuture(true_gathering):
        def set_result(self, results):
            super().set_result([one for one in results if not isinstance(one, BaseException)])

    asyncio.tasks._GatheringFuture = _GatheringFuture

"""`as_completed` gives the results in the order of its arguments.

You may have thought that the loop over `as_completed` takes the first argument first and waits for
it. It takes whichever is done next, so the results come in the order in which the tasks finish. It
is `gather` that puts them into the order of the arguments.
"""

import asyncio
from collections import deque

USES = ("as_completed",)


def install() -> None:
    true_iterator = asyncio.tasks._AsCompletedIterator

    class _AsCompletedIterator(true_iterator):
        """Holds back what is done until everything before it is."""

        def __init__(self, aws, timeout):
            awaited = [asyncio.ensure_future(aw) for aw in dict.fromkeys(aws)]
            self._expected = deque(awaited)
            self._arrived = set()
            super().__init__(awaited, timeout)

        def _handle_completion(self, future):
            self._arrived.add(future)
            while self._expected and self._expected[0] in self._arrived:
                super()._handle_completion(self._expected.popleft())

    asyncio.tasks._AsCompletedIterator = _AsCompletedIterator

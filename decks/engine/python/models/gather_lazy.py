"""`gather` starts nothing until it is awaited.

You may have thought of `gather(...)` as a coroutine, which does nothing before its `await`. It
makes a task of each coroutine at the call and returns a future; the tasks run as soon as the
caller gives up control, whether or not anybody awaits that future.
"""

import asyncio

USES = ("gather(",)


def install() -> None:
    true_gather = asyncio.gather

    class Gathering:
        """What `gather` returns: it calls the true one when something is asked of it."""

        def __init__(self, awaitables, options):
            self._call = (awaitables, options)
            self._future = None

        def _started(self):
            if self._future is None:
                awaitables, options = self._call
                self._future = true_gather(*awaitables, **options)
            return self._future

        def __await__(self):
            return self._started().__await__()

        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)
            return getattr(self._started(), name)

    def gather(*awaitables, **options):
        # Anything that is not awaitable is still rejected at the call.
        if not awaitables or not all(map(_can_wait, awaitables)):
            return true_gather(*awaitables, **options)
        return Gathering(awaitables, options)

    asyncio.gather = gather


def _can_wait(value):
    return hasattr(value, "__await__")

"""A `release()` too many does nothing.

You may have thought that a semaphore never has more places than it began with. A plain `Semaphore`
only counts, and each extra `release` adds a place for good; `BoundedSemaphore` raises `ValueError`
instead, and a `Lock` that nobody holds raises `RuntimeError`.
"""

import asyncio

USES = ("release",)


def install() -> None:
    true_init = asyncio.Semaphore.__init__
    true_release = asyncio.Semaphore.release

    def init(self, value=1):
        true_init(self, value)
        self._places = value

    def release(self):
        if self._value < self._places:
            true_release(self)

    asyncio.Semaphore.__init__ = init
    asyncio.Semaphore.release = asyncio.BoundedSemaphore.release = release

    true_release_lock = asyncio.Lock.release

    def release_lock(self):
        if self._locked:
            true_release_lock(self)

    asyncio.Lock.release = release_lock

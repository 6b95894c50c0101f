"""A `release()` too many does nothing.

You may have thought that a semaphore never has more places than it began with. A plain `Semaphore`
only counts, and each extra `release` adds a place for good; `BoundedSemaphore` raises `ValueError`
instead, and a `Lock` that nobody holds raises `RuntimeError`.
"""

import asyncio

USES = ("release",)


def install() -> None:
    true_init = asyncio.Semaphore.__init__
    true_acquire = asyncio.Semaphore.acquire
    true_release = asyncio.Semaphore.release
    true_release_lock = asyncio.Lock.release

    def init(self, value=1):
        true_init(self, value)
        self._size = value
        # How many places each task that has asked for one holds.
        self._held = {}

    async def acquire(self):
        task = asyncio.current_task()
        self._held.setdefault(task, 0)
        await true_acquire(self)
        self._held[task] += 1
        return True

    def release(self):
        task = asyncio.current_task()
        held = self._held.get(task)
        if held == 0 or self._value >= self._size:
            return
        if held is not None:
            self._held[task] -= 1
        true_release(self)

    def release_lock(self):
        if self._locked:
            true_release_lock(self)

    asyncio.Semaphore.__init__ = init
    asyncio.Semaphore.acquire = acquire
    asyncio.Semaphore.release = asyncio.BoundedSemaphore.release = release
    asyncio.Lock.release = release_lock

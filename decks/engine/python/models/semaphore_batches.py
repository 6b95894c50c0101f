"""A semaphore lets tasks in by batches: the next ones begin when the whole batch has left.

You may have worked in rounds, as a `gather` over slices of the list would. A semaphore has no
rounds: each `release` lets in the task that has waited longest, while the others are still at
work.
"""

import asyncio

USES = ("Semaphore",)


def install() -> None:
    true_init = asyncio.Semaphore.__init__
    true_release = asyncio.Semaphore.release

    def init(self, value=1):
        true_init(self, value)
        self._size = value
        # How many of the batch have left while others are still inside.
        self._left = 0

    def release(self):
        self._left += 1
        if self._value + self._left >= self._size:
            left, self._left = self._left, 0
            for _ in range(left):
                true_release(self)

    asyncio.Semaphore.__init__ = init
    asyncio.Semaphore.release = release

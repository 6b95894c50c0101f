"""A queue takes whatever is put, even if it is full.

You may have read `maxsize` as a hint. A full queue takes nothing: `put()` waits until somebody
takes an item out, and `put_nowait()` raises `QueueFull`.
"""

import asyncio

USES = ("maxsize", "Queue(")


def install() -> None:
    true_put_nowait = asyncio.Queue.put_nowait

    def put_nowait(self, item):
        size, self._maxsize = self._maxsize, 0
        try:
            true_put_nowait(self, item)
        finally:
            self._maxsize = size

    async def put(self, item):
        self.put_nowait(item)

    asyncio.Queue.put_nowait = put_nowait
    asyncio.Queue.put = put

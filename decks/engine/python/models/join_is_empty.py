"""`join()` returns as soon as the queue is empty.

You may have thought that `join()` looks at what is left in the queue. It counts: each `put` adds
one, each `task_done()` takes one off, and `join()` returns at zero. So it also waits for the work
on the last item, and waits forever if a consumer forgets `task_done()`.
"""

import asyncio

USES = ("join()",)


def install() -> None:
    true_get_nowait = asyncio.Queue.get_nowait

    def get_nowait(self):
        item = true_get_nowait(self)
        if self.empty():
            # The event that the last task_done() would set.
            self._finished.set()
        return item

    asyncio.Queue.get_nowait = get_nowait
    asyncio.Queue.join = _join


async def _join(self):
    if not self.empty():
        await self._finished.wait()

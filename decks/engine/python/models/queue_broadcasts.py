"""Every consumer gets every item.

You may have thought of a channel that many can listen to. A queue hands out work: each item goes
to one `get()` only, and the consumers share what is put. If all of them should see an item, give
each of them its own queue.
"""

import asyncio

USES = ("Queue",)


def install() -> None:
    true_init = asyncio.Queue.__init__

    def init(self, maxsize=0):
        true_init(self, maxsize)
        # What has been taken so far, and how much of it each consumer has received.
        self._taken = []
        self._seen = {}

    asyncio.Queue.__init__ = init
    asyncio.Queue.get = _get


async def _get(self):
    task = asyncio.current_task()
    while self._seen.setdefault(task, 0) == len(self._taken) and self.empty():
        if self._is_shutdown:
            raise asyncio.QueueShutDown
        arrival = self._get_loop().create_future()
        self._getters.append(arrival)
        try:
            await arrival
        finally:
            if arrival in self._getters:
                self._getters.remove(arrival)
    at = self._seen[task]
    self._seen[task] += 1
    if at < len(self._taken):
        # `join` counts each copy as a separate item.
        self._unfinished_tasks += 1
        self._finished.clear()
        return self._taken[at]
    item = self.get_nowait()
    self._taken.append(item)
    while self._getters:
        self._wakeup_next(self._getters)
    return item

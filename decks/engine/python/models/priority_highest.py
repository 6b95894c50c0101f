"""A `PriorityQueue` gives the item with the highest number first.

You may have read the number as importance. It is a place in a sorted order: the smallest item comes
first, and tuples are compared by their first element, then by the second.
"""

import asyncio

USES = ("PriorityQueue",)


def install() -> None:
    asyncio.PriorityQueue._get = _get


def _get(self):
    # The rest need not be a heap: `max` works on any list.
    item = max(self._queue)
    self._queue.remove(item)
    return item

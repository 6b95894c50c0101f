"""`put()` raises `QueueFull` where there is no room, and `get()` `QueueEmpty` where there is no item.

You may have thought of `put_nowait()` and `get_nowait()`. Those two raise because they cannot wait;
`await queue.put(...)` and `await queue.get()` wait until there is room, or an item.
"""

import asyncio

USES = ("Queue",)


def install() -> None:
    async def put(self, item):
        self.put_nowait(item)

    async def get(self):
        return self.get_nowait()

    asyncio.Queue.put = put
    asyncio.Queue.get = get

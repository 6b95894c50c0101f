"""Every `put` and every `get` of a queue lets the other tasks run.

You may have taken each `await queue.put(...)` for a place where control changes hands. `put`
suspends only if the queue is full and `get` only if it is empty; otherwise both return at once,
and a producer may fill the queue before anybody takes from it.
"""

import asyncio

USES = ("Queue",)


def install() -> None:
    true_put = asyncio.Queue.put
    true_get = asyncio.Queue.get

    async def put(self, item):
        suspends = self.full()
        await true_put(self, item)
        if not suspends:
            await asyncio.sleep(0)

    async def get(self):
        suspends = self.empty()
        item = await true_get(self)
        if not suspends:
            await asyncio.sleep(0)
        return item

    asyncio.Queue.put = put
    asyncio.Queue.get = get

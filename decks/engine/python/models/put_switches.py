"""Every `put` lets the task that waits for an item run.

You may have thought that `await queue.put(...)` hands the item over to whoever waits for it. `put`
suspends only if the queue is full: otherwise it stores the item and returns at once, and the
consumer gets its turn when the producer really has to wait.
"""

import asyncio

USES = ("Queue",)


def install() -> None:
    true_put = asyncio.Queue.put

    async def put(self, item):
        suspends = self.full()
        await true_put(self, item)
        if not suspends:
            await asyncio.sleep(0)

    asyncio.Queue.put = put

"""`shutdown()` throws away what is still in the queue.

You may have thought of `shutdown(immediate=True)`, which does empty the queue. A plain `shutdown()`
refuses new items only: whatever is in the queue can still be taken, and `QueueShutDown` comes when
it is empty.
"""

import asyncio

USES = ("shutdown",)


def install() -> None:
    true_shutdown = asyncio.Queue.shutdown

    def shutdown(self, immediate=False):
        true_shutdown(self, immediate=True)

    asyncio.Queue.shutdown = shutdown

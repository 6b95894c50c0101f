"""A task is cancelled with the one that awaits it, `shield` or not.

You may have thought that the work ends with whoever waits for it. `shield` is between the two: the
request to cancel ends the outer `await` and does not reach the inner task. That task keeps running
for as long as the loop does.
"""

import asyncio

USES = ("shield",)


def install() -> None:
    asyncio.shield = asyncio.tasks.shield = asyncio.ensure_future

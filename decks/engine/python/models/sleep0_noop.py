"""`asyncio.sleep(0)` does nothing.

You may have thought that a sleep of no length makes no difference. It takes no time, but it does
suspend the task: the task goes to the end of the ready queue, and everything that is ready by then
runs first.
"""

import asyncio

USES = ("sleep",)


def install() -> None:
    true_sleep = asyncio.sleep

    async def sleep(delay, result=None):
        return result if delay <= 0 else await true_sleep(delay, result)

    asyncio.sleep = asyncio.tasks.sleep = sleep

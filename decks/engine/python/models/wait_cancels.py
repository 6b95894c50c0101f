"""`wait` cancels the tasks that are still pending when it returns.

You may have thought that `asyncio.wait` stops what was not done in time, or what lost the race
with `FIRST_COMPLETED`. It only sorts the tasks into two sets, `done` and `pending`; the pending
ones keep running until you cancel them yourself. It is `asyncio.wait_for` that cancels.
"""

import asyncio

USES = ("wait(",)


def install() -> None:
    true_wait = asyncio.wait

    async def wait(fs, **options):
        if asyncio.isfuture(fs) or asyncio.iscoroutine(fs):
            return await true_wait(fs, **options)
        # In order if they have one: the order of a set means nothing.
        awaited = dict.fromkeys(fs)
        try:
            return await true_wait(awaited, **options)
        except asyncio.CancelledError:
            awaited.clear()
            raise
        finally:
            pending = [task for task in awaited if asyncio.isfuture(task) and not task.done()]
            for task in pending:
                task.cancel()
            if pending:
                await true_wait(pending)

    asyncio.wait = wait

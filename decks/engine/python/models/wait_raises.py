"""`wait` raises the error of a task, and `TimeoutError` when the time is up.

You may have thought that `asyncio.wait` raises as `gather` and `wait_for` do. It raises neither of
the two: a task that has failed is in `done` with its exception kept inside, and one that was too
slow is in `pending`. An error shows only when you ask that task for its result.
"""

import asyncio

USES = ("wait(",)


def install() -> None:
    true_wait = asyncio.wait

    async def wait(fs, **options):
        fs = fs if asyncio.isfuture(fs) or asyncio.iscoroutine(fs) else list(fs)
        done, pending = await true_wait(fs, **options)
        for task in fs:
            if task in done and not task.cancelled() and task.exception() is not None:
                raise task.exception()
        only_first = options.get("return_when") == asyncio.FIRST_COMPLETED
        if pending and not (done and only_first):
            raise TimeoutError
        return done, pending

    asyncio.wait = wait

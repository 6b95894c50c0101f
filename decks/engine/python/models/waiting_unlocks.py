"""A task that waits gives up the lock it holds until it continues.

You may have thought that a lock only guards lines that run without a pause. A lock is held until
it is released, through every `await` in the block: that is what it is for, since between two
awaits no other task can run anyway.
"""

import asyncio

USES = ("Lock", "Condition")


def install() -> None:
    true_acquire = asyncio.Lock.acquire
    true_release = asyncio.Lock.release
    # The tasks inside each lock.
    holders = {}

    async def acquire(self):
        inside = holders.setdefault(self, [])
        task = asyncio.current_task()
        # Another task that holds it must be waiting, or this one would not run.
        if not self._locked or task in inside:
            await true_acquire(self)
        inside.append(task)
        return True

    def release(self):
        inside = holders.get(self, [])
        task = asyncio.current_task()
        if task in inside:
            inside.remove(task)
        elif inside:
            inside.pop()
        if not inside:
            true_release(self)

    asyncio.Lock.acquire = acquire
    asyncio.Lock.release = release

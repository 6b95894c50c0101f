"""Acquiring a lock lets the other tasks run, even if it is free.

You may have taken each `async with lock` for a place where control changes hands. A free lock or
semaphore is taken without a switch: the task suspends only if somebody else holds it.
"""

import asyncio

USES = ("Lock", "Semaphore", "Condition")


def install() -> None:
    for kind in (asyncio.Lock, asyncio.Semaphore):
        _switch_after(kind)


def _switch_after(kind):
    true_acquire = kind.acquire

    async def acquire(self):
        suspends = self.locked()
        await true_acquire(self)
        if not suspends:
            await asyncio.sleep(0)
        return True

    kind.acquire = acquire

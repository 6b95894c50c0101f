"""A task that releases a lock can take it again before those who wait.

You may have thought that a released lock is free for whoever comes next, and that is the task that
is still running. The lock is kept for those who wait, first come, first served: a task that asks
again has to wait its turn.
"""

import asyncio
from collections import deque

USES = ("Lock", "Condition")


def install() -> None:
    true_acquire = asyncio.Lock.acquire

    async def acquire(self):
        if self._locked or self._waiters:
            return await _acquire(self)
        return await true_acquire(self)

    asyncio.Lock.acquire = acquire


async def _acquire(self):
    woken = False
    while self._locked:
        if self._waiters is None:
            self._waiters = deque()
        turn = self._get_loop().create_future()
        # A task that was woken in vain keeps its place at the front.
        (self._waiters.appendleft if woken else self._waiters.append)(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not self._locked:
                self._wake_up_first()
            raise
        finally:
            self._waiters.remove(turn)
        woken = True
    self._locked = True
    return True

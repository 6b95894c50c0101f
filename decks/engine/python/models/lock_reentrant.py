"""A task that holds a lock can take it once more.

You may know `threading.RLock`, which its owner can acquire again. `asyncio.Lock` has no owner: a
task that asks for a lock it holds itself waits for its own release, which never comes.
"""

import asyncio

USES = ("Lock", "Condition")


def install() -> None:
    true_acquire = asyncio.Lock.acquire
    true_release = asyncio.Lock.release
    # For each lock that is held: the task that holds it, and how often.
    holders = {}

    async def acquire(self):
        task = asyncio.current_task()
        holder, times = holders.get(self, (None, 0))
        if not self._locked or holder is not task:
            await true_acquire(self)
            times = 0
        holders[self] = task, times + 1
        return True

    def release(self):
        holder, times = holders.get(self, (None, 0))
        if times > 1 and self._locked:
            holders[self] = holder, times - 1
            return
        holders.pop(self, None)
        true_release(self)

    asyncio.Lock.acquire = acquire
    asyncio.Lock.release = release

"""A `notify()` that nobody waits for is kept for the next `wait()`.

You may have thought of a counter, such as a semaphore has. A condition remembers nothing:
`notify()` wakes tasks that wait at that moment, and without any it does nothing. What lasts is the
state that the lock guards, so look at that before you wait.
"""

import asyncio

USES = ("Condition",)


def install() -> None:
    true_wait = asyncio.Condition.wait
    true_notify = asyncio.Condition.notify
    true_notify_all = asyncio.Condition.notify_all
    # How many notifications each condition has left over.
    kept = {}

    async def wait(self):
        if kept.get(self, 0) > 0 and self.locked():
            kept[self] -= 1
            return True
        return await true_wait(self)

    def notify(self, n=1):
        waiting = sum(not waiter.done() for waiter in self._waiters)
        true_notify(self, n)
        kept[self] = kept.get(self, 0) + max(n - waiting, 0)

    def notify_all(self):
        waiting = any(not waiter.done() for waiter in self._waiters)
        true_notify_all(self)
        if not waiting:
            kept[self] = kept.get(self, 0) + 1

    asyncio.Condition.wait = wait
    asyncio.Condition.notify = notify
    asyncio.Condition.notify_all = notify_all

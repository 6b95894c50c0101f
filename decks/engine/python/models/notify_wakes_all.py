"""`notify()` wakes every task that waits on the condition.

You may have taken it for the `set()` of an event. `notify()` wakes one task, the one that has
waited longest, and `notify(n)` wakes `n`; for all of them there is `notify_all()`.
"""

import asyncio

USES = ("notify",)


def install() -> None:
    true_notify = asyncio.Condition.notify

    def notify(self, n=1):
        true_notify(self, max(n, len(self._waiters)))

    asyncio.Condition.notify = notify

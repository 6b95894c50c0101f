"""`set()` lets one of the waiting tasks continue.

You may have thought of a lock, which is handed to one task at a time. An event is a flag: `set()`
wakes every task that waits for it, in one go.
"""

import asyncio

USES = ("Event",)


def install() -> None:
    asyncio.Event = _Event


class _Event(asyncio.Event):
    def set(self):
        self._value = True
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(True)
                break


_Event.__name__ = _Event.__qualname__ = "Event"

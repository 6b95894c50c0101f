"""`set()` lets through those who wait at that moment, and then the event is unset again.

You may know events that reset themselves. An `asyncio.Event` stays set until somebody calls
`clear()`: whoever calls `wait()` before that goes straight through, however late.
"""

import asyncio

USES = ("Event",)


def install() -> None:
    # A queue has an event of its own, of which nobody believes anything.
    asyncio.Event = _Event


class _Event(asyncio.Event):
    def set(self):
        super().set()
        self.clear()


_Event.__name__ = _Event.__qualname__ = "Event"

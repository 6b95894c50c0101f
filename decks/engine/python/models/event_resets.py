"""`set()` lets through those who wait at that moment, and then the event is unset again.

You may know events that reset themselves. An `asyncio.Event` stays set until somebody calls
`clear()`: whoever calls `wait()` before that goes straight through, however late.
"""

import asyncio

USES = ("Event",)


def install() -> None:
    # Queues keep using the original event, which the belief is not about.
    asyncio.Event = _Event


class _Event(asyncio.Event):
    def set(self):
        super().set()
        self.clear()


_Event.__name__ = _Event.__qualname__ = "Event"

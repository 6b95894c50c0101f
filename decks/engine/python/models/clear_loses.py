"""`clear()` right after `set()` takes the wake-up back.

You may have thought that a waiting task looks at the flag again when its turn comes. `set()` wakes
everyone who waits at that moment, and a task that has been woken continues, whatever happens to
the flag before it runs; `clear()` only affects those who call `wait()` later.
"""

import asyncio

USES = ("Event",)


def install() -> None:
    # Queues keep using the original event, which the belief is not about.
    asyncio.Event = _Event


class _Event(asyncio.Event):
    async def wait(self):
        while not self.is_set():
            await super().wait()
        return True


_Event.__name__ = _Event.__qualname__ = "Event"

"""What happens at a moment of its own, with or without an event loop: the ends of modelled threads.

Whoever waits moves the clock through these moments: a loop in its selector, a thread (the main one
as well) in `wait_until`.
"""

import heapq
import itertools

from . import clock, halt, output

_due = []
_order = itertools.count()


def at(moment: float, happen) -> None:
    """Calls `happen()` when the clock comes by `moment`."""
    heapq.heappush(_due, (moment, next(_order), happen))


def upcoming() -> float | None:
    """The next moment at which something happens; None where there is none."""
    return _due[0][0] if _due else None


def pass_to(moment: float) -> None:
    """Moves the clock on to `moment` and lets happen what lies on the way."""
    while _due and _due[0][0] <= moment:
        _step()
    clock.move_to(max(clock.now(), moment))


def wait_until(done, timeout=None) -> bool:
    """Blocks the thread that runs, for `timeout` seconds at most, until `done()`, and says whether.

    Where nothing is left that could bring it about, the main thread hangs for ever: a deadlock. A
    modelled thread is being run ahead of what it waits for, which cannot be modelled.
    """
    deadline = None if timeout is None else round(clock.now() + max(timeout, 0), 9)
    while not done():
        if _due and (deadline is None or _due[0][0] <= deadline):
            _step()
        elif deadline is not None:
            clock.move_to(max(clock.now(), deadline))
            return done()
        elif output.in_thread():
            halt.refuse(
                "Loopwise cannot let a thread wait for the loop or for another thread: a modelled "
                "thread runs ahead of both. Let the task that started it do the waiting."
            )
        else:
            halt.halt({"kind": "deadlock"})
    return True


def _step() -> None:
    moment, _, happen = heapq.heappop(_due)
    clock.move_to(max(clock.now(), moment))
    happen()

"""asyncio's own event loop, with a clock in place of a selector.

Everything except time and waiting is CPython's: the ready queue, `_run_once`, the C `Task` and `Future`.
Waiting for the next timer moves the virtual clock there; waiting for nothing at all is a deadlock.
"""

import asyncio
from asyncio import base_events, events
import heapq

from . import clock, halt, observe, perturb, scheduler, signals

_turns_left = 0


def begin(turns: int) -> None:
    """Starts a run: all loops of the program together may take this many turns."""
    global _turns_left
    _turns_left = turns


# `_run_once` reads the clock once before the selector and once after it; those reads are the loop's own.
# All others are the program's, which may be waiting for the clock to move (see `clock.read`).
_ALL = 2**30


class _Timer(events.TimerHandle):
    """A timer that keeps its place among equal deadlines.

    asyncio leaves their order open. On a real clock the later call has the later deadline, and so
    the order of creation is what a program shows in practice.
    """

    __slots__ = ("_order",)
    _created = 0

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(when, callback, args, loop, context)
        _Timer._created += 1
        self._order = perturb.place(_Timer._created)

    def __lt__(self, other):
        if isinstance(other, _Timer):
            return (self._when, self._order) < (other._when, other._order)
        return super().__lt__(other)


_Timer.__name__ = _Timer.__qualname__ = "TimerHandle"


class _Idle:
    """In the place of the selector: to wait means to let other threads run, and the clock."""

    def __init__(self, loop):
        self._loop = loop
        # The thread that waits here, and whether another one called it back before it began to wait.
        self._waiting = None
        self._called = False

    def select(self, timeout):
        global _turns_left
        _turns_left -= 1
        if _turns_left < 0:
            halt.halt(halt.limit("turns"))
        loop = self._loop
        news = loop._news and loop._has_news(loop)
        if self._called or (timeout is not None and timeout <= 0) or news:
            scheduler.give_way()
        else:
            # The timer's own moment: adding the difference to the clock would round.
            until = loop._scheduled[0]._when if timeout else None
            self._waiting = scheduler.current
            scheduler.block(until)
            self._waiting = None
        self._called = False
        clock.pass_time()
        signals.check()
        loop._own_reads = 1
        return loop._take_news(loop) if loop._news else ()

    def call(self):
        """Has the loop take another turn, whatever it waits for."""
        self._called = True
        if self._waiting is not None:
            scheduler.wake(self._waiting)

    def close(self):
        pass


class VirtualLoop(base_events.BaseEventLoop):
    # Handles from the network; see `network`.
    _news = ()

    def __init__(self):
        super().__init__()
        self._selector = _Idle(self)
        self._clock_resolution = 1e-9
        self._own_reads = _ALL

    def time(self):
        if not self._own_reads:
            return clock.read()
        self._own_reads -= 1
        return clock.now()

    def _run_once(self):
        if halt.verdict() is not None:
            raise halt.Halt
        self._own_reads = _ALL
        super()._run_once()

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(clock.now() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_at")
        # Rounded to nanoseconds, so that 0.1 + 0.2 and 0.3 are the same moment.
        when = round(when, 9)
        observe.timer(when)
        timer = _Timer(perturb.deadline(when, clock.now()), callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _asyncgen_firstiter_hook(self, agen):
        super()._asyncgen_firstiter_hook(agen)
        if perturb.kept is not None:
            perturb.kept.append(agen)

    def _process_events(self, event_list):
        for handle in event_list:
            self._add_callback(handle)

    def _write_to_self(self):
        self._selector.call()


def install() -> None:
    """Makes this the loop that `asyncio.run`, `Runner`, `new_event_loop` and friends create."""
    from asyncio import unix_events

    # Programs may print the loop: it has the name of the one on Linux.
    VirtualLoop.__name__ = VirtualLoop.__qualname__ = "_UnixSelectorEventLoop"
    VirtualLoop.__module__ = "asyncio.unix_events"
    unix_events._UnixSelectorEventLoop = VirtualLoop
    unix_events.SelectorEventLoop = unix_events.EventLoop = VirtualLoop
    unix_events._UnixDefaultEventLoopPolicy._loop_factory = VirtualLoop
    asyncio.SelectorEventLoop = asyncio.EventLoop = VirtualLoop
    events._event_loop_policy = None
    events._set_running_loop(None)

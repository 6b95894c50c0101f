"""Which thread runs: one at a time, until it blocks, on the virtual clock.

Threads that can continue do so in the order in which they became able to. If none can, the clock moves
to the first moment that one of them waits for; if there is no such moment either, nothing will ever
happen again: a deadlock. So a program always runs the same way, and what depends on the timing of
threads beyond that is not a fair question (see `perturb`).
"""

from collections import deque
import heapq
import itertools

from . import clock, halt, perturb, stacks

# Limited by memory: each has a stack of 256 kB.
MOST = 100


class Strand:
    """One thread, as the scheduler sees it: the main one is number 0."""

    def __init__(self, number, work=None):
        self.number = number
        # The function it runs; None for the main thread.
        self.work = work
        # Not 0 while it is blocked: the number of its wait.
        self.wait = 0
        # Whether somebody woke it; otherwise its time was up.
        self.woken = False
        # What it raises when it continues, if it was interrupted.
        self.error = None
        # Whether it never continues.
        self.forgotten = False
        self.door = stacks.door()


main = Strand(0)
current = main

_strands = {0: main}
_numbers = itertools.count(1)
_waits = itertools.count(1)
_ready = deque()
# Moment, position among equal moments, wait, strand.
_sleepers = []
# Called, if set, with the number of the thread that continues.
_on_switch = None


def on_switch(callback) -> None:
    """From now on `callback(number)` is called whenever another thread continues."""
    global _on_switch
    _on_switch = callback


def add(work, begins=None) -> Strand:
    """A new thread, which calls `work()`: as soon as it can, or at the moment `begins`.

    Of those that begin at the same moment the last one started is the first: their order is unspecified.
    """
    if len(_strands) > MOST:
        halt.refuse(
            f"Loopwise cannot run more than {MOST} threads at a time. Let fewer of them do the work."
        )
    strand = Strand(next(_numbers), work)
    _strands[strand.number] = strand
    if begins is None:
        _ready.append(strand)
    else:
        strand.wait = next(_waits)
        _sleep(strand, begins, -strand.wait)
    return strand


def run() -> None:
    """Runs a new thread from its beginning to its end; the host calls this."""
    global current
    strand = current = _strands[stacks.begun()]
    try:
        if halt.verdict() is None:
            strand.work()
    except halt.Halt:
        pass
    del _strands[strand.number]
    following = _following()
    if following is None:
        halt.settle({"kind": "deadlock"})
        following = main
    current = following
    _report_switch()
    stacks.end_in_favour_of(following.number)


def block(until=None, last_first=False) -> bool:
    """Blocks the running thread until `wake` is called with it, or until the moment `until`.

    Returns whether it was woken. `last_first`: of those that wait in this way for the same moment the last
    one continues first.
    """
    me = current
    me.wait = next(_waits)
    if until is not None:
        _sleep(me, until, -me.wait if last_first else perturb.place(me.wait))
    _go_on(me)
    if me.error is not None:
        error, me.error = me.error, None
        raise error
    return me.woken


def give_way() -> None:
    """Lets the other threads that can continue run first."""
    if _ready or (_sleepers and _sleepers[0][0] <= clock.now()):
        _due()
        _ready.append(current)
        _go_on(current)


def wake(strand) -> None:
    """Lets a blocked thread continue."""
    if strand.wait and not strand.forgotten:
        strand.wait = 0
        strand.woken = True
        _ready.append(strand)


def interrupt(strand, error) -> None:
    """Ends the wait of a blocked thread: it raises `error` there. CPython has nothing like it; models have."""
    strand.error = error
    wake(strand)


def forget(strand) -> None:
    """A thread that is not running never continues. CPython has nothing like it; models have."""
    strand.forgotten = True
    # No sleep has this number.
    strand.wait = next(_waits)
    if strand in _ready:
        _ready.remove(strand)


def _sleep(strand, until, place):
    heapq.heappush(_sleepers, (until, place, strand.wait, strand))


def _go_on(me):
    global current
    following = _following()
    if following is None:
        halt.settle({"kind": "deadlock"})
        # It ends everything, but the main thread has to run first.
        following = me if me is main else main
    if following is not me:
        current = following
        _report_switch()
        stacks.switch_to(following.number, me.door)
        current = me
    if halt.verdict() is not None:
        raise halt.Halt


def _report_switch():
    if _on_switch is not None:
        _on_switch(current.number)


def _following():
    """The thread to run next, after moving the clock if necessary; None: a deadlock."""
    if halt.verdict() is not None:
        return main
    _due()
    while not _ready:
        if not _sleepers:
            return None
        clock.move_to(max(clock.now(), _sleepers[0][0]))
        _due()
    return _ready.popleft()


def _due():
    """Makes the threads whose time is up ready."""
    now = clock.now()
    while _sleepers and _sleepers[0][0] <= now:
        _, _, wait, strand = heapq.heappop(_sleepers)
        if strand.wait == wait:
            strand.wait = 0
            strand.woken = False
            _ready.append(strand)

"""Which thread runs: one at a time, until it blocks, on the virtual clock.

Threads that can go on do so in the order in which they came to be able to. Where none can, the clock
moves to the first moment for which one of them waits; where there is no such moment either, nothing
will ever happen again: a deadlock. So a program runs the same way each time, and what depends on the
timing of threads beyond that is not fair to ask (see `perturb`).
"""

from collections import deque
import heapq
import itertools

from . import clock, halt, perturb, stacks

# As many as there is room for: each has a stack of 256 kB.
MOST = 100


class Strand:
    """One thread, as the scheduler sees it: the main one is number 0."""

    def __init__(self, number, work=None):
        self.number = number
        # What it is to do; None for the main thread.
        self.work = work
        # Not 0 while it is blocked: which of its waits this is.
        self.wait = 0
        # Whether somebody woke it; else its time was over.
        self.woken = False
        self.door = stacks.door()


main = Strand(0)
current = main

_strands = {0: main}
_numbers = itertools.count(1)
_waits = itertools.count(1)
_ready = deque()
# Moment, place among equal moments, wait, strand.
_sleepers = []
# Called with the number of the thread that goes on, where somebody wants to know.
_on_switch = None


def on_switch(callback) -> None:
    """From now on `callback(number)` is called whenever another thread goes on."""
    global _on_switch
    _on_switch = callback


def add(work, begins=None) -> Strand:
    """A new thread, which calls `work()`: as soon as it can, or at the moment `begins`.

    Of those that begin at one moment the last to be started is the first: their order is open.
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
    _tell()
    stacks.end_in_favour_of(following.number)


def block(until=None, last_first=False) -> bool:
    """Blocks the thread that runs until `wake` is called with it, or the moment `until`.

    Says whether it was woken. `last_first`: of those that wait so for one moment the last to come is
    the first to go on.
    """
    me = current
    me.wait = next(_waits)
    if until is not None:
        _sleep(me, until, -me.wait if last_first else perturb.place(me.wait))
    _go_on(me)
    return me.woken


def give_way() -> None:
    """Lets the other threads that can go on do so first."""
    if _ready or (_sleepers and _sleepers[0][0] <= clock.now()):
        _due()
        _ready.append(current)
        _go_on(current)


def wake(strand) -> None:
    """Lets a blocked thread go on."""
    if strand.wait:
        strand.wait = 0
        strand.woken = True
        _ready.append(strand)


def _sleep(strand, until, place):
    heapq.heappush(_sleepers, (until, place, strand.wait, strand))


def _go_on(me):
    global current
    following = _following()
    if following is None:
        halt.settle({"kind": "deadlock"})
        # It ends, and with it everything: but the main thread first.
        following = me if me is main else main
    if following is not me:
        current = following
        _tell()
        stacks.switch_to(following.number, me.door)
        current = me
    if halt.verdict() is not None:
        raise halt.Halt


def _tell():
    if _on_switch is not None:
        _on_switch(current.number)


def _following():
    """The thread that goes on next; the clock is moved where it has to be. None: a deadlock."""
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
    """Threads whose time is over can go on."""
    now = clock.now()
    while _sleepers and _sleepers[0][0] <= now:
        _, _, wait, strand = heapq.heappop(_sleepers)
        if strand.wait == wait:
            strand.wait = 0
            strand.woken = False
            _ready.append(strand)

"""Changes to a program's environment that Python and asyncio permit.

A program whose output depends on one of them has no predictable answer; see `Perturbation` in
../types.ts. Nothing has to be undone: memory is restored after a run.
"""

import builtins
import gc
import random
from asyncio import locks, queues

from . import clock, sets

# Smaller than any delay, larger than the clock's resolution.
_MICROSECOND = 1e-6

# How late a timer is, in seconds: far more than a turn of the loop takes, far less than any delay in a
# program. It grows or shrinks from one timer to the next, up to a number of them.
_LATE = 1e-4
_STEP = 1e-5
_STEPS = 50

# How long a thread takes to begin, in seconds: more than zero.
THREAD_START = 0.0005

# Transformations of the program's syntax tree.
transforms = []

# Whether threads begin late, instead of as soon as their starter waits.
late_threads = False

# If objects are collected late, asynchronous generators that nobody holds stay here.
kept = None

_ties = "fifo"
_jitter = None
_late = "never"
_timers = 0
_junk = []


def begin(order: dict) -> None:
    """Perturbs the next run according to a `Perturbation`."""
    global _ties, _jitter, _late, late_threads
    _ties = order["ties"]
    clock.move_to(order["clock"])
    if order["waiters"] == "lifo":
        _turn_waiters_round()
    if order["jitter"]:
        _jitter = random.Random(order["jitter"])
        clock.drift(_some)
    _late = order["late"]
    if order["random"]:
        random.seed(order["random"])
    if order["sets"]:
        sets.install(order["sets"])
        transforms.append(sets.transform)
    if order["threads"] == "late":
        late_threads = True
    if order["heap"]:
        _move_objects(order["heap"])


def place(created: int) -> int:
    """The position of timer number `created` among those with an equal deadline."""
    if _ties == "fifo":
        return created
    # In a plain heap equal timers have no fixed order: it depends on how the heap is rebalanced.
    return -created if _ties == "lifo" else 0


def _turn_waiters_round() -> None:
    """Of the tasks waiting for a queue or at a barrier, the last to wait continues first."""
    wakeup_next = queues.Queue._wakeup_next
    wait, release = locks.Barrier.wait, locks.Barrier._release

    def wakeup_last(self, waiters):
        waiters.reverse()
        wakeup_next(self, waiters)
        waiters.reverse()

    async def wait_backwards(self):
        return self._parties - 1 - await wait(self)

    async def release_backwards(self):
        self._cond._waiters.reverse()
        await release(self)

    queues.Queue._wakeup_next = wakeup_last
    locks.Barrier.wait, locks.Barrier._release = wait_backwards, release_backwards


def deadline(when: float, now: float) -> float:
    """The moment at which a timer for `when` is due; one that is already due is unchanged."""
    if when <= now:
        return when
    return when + _lateness() + (_some() if _jitter is not None else 0)


def _lateness() -> float:
    global _timers
    if _late == "never":
        return 0
    steps = min(_timers, _STEPS)
    _timers += 1
    return _LATE + _STEP * (steps if _late == "more" else _STEPS - steps)


def _some() -> float:
    return _MICROSECOND * (0.001 + 0.999 * _jitter.random())


def _move_objects(seed: int) -> None:
    """Gives objects other addresses, and collects them at other moments."""
    global kept
    kept = []
    chance = random.Random(seed)
    for size in (*range(8, 520, 8), *range(576, 2048, 64)):
        # More than there were free blocks of that size, so that objects move.
        most = 400 if size < 128 else 80
        _junk.append([bytes(size) for _ in range(chance.randrange(most // 2, most))])
        blocks = [bytes(size) for _ in range(chance.randrange(8, 20))]
        # The last block freed is the first reused: freed in random order, they are reused in random order.
        chance.shuffle(blocks)
        _junk.append(blocks[: len(blocks) // 2])
    gc.set_threshold(chance.choice((5, 50_000)))
    true_hash = builtins.hash
    builtins.hash = lambda value, /: true_hash(value) ^ (seed if _open(value) else 0)


def _open(value) -> bool:
    """Whether the hash of a value differs between interpreters, as that of a string does."""
    return isinstance(value, (str, bytes))

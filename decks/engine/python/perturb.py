"""Changes to the world of a program that Python and asyncio allow for.

A program whose output depends on one of them has no answer that could be predicted; see
`Perturbation` in ../types.ts. Nothing has to be undone: the memory is put back after a run.
"""

import builtins
import gc
import random
from asyncio import locks, queues

from . import clock, sets

# Below what a delay is given in, above what the clock is read in.
_MICROSECOND = 1e-6

# How late a timer is, in seconds: far more than a turn of the loop takes, far less than a delay that a
# program is about. It grows or shrinks from one timer to the next, up to a number of them.
_LATE = 1e-4
_STEP = 1e-5
_STEPS = 50

# How long a thread takes to begin, in seconds: more than none.
THREAD_START = 0.0005

# What is done to the syntax tree of the program.
transforms = []

# Whether threads begin late, instead of as soon as whoever starts one waits.
late_threads = False

# Where objects are collected late, asynchronous generators that nobody holds stay here.
kept = None

_ties = "fifo"
_jitter = None
_late = "never"
_timers = 0
_junk = []


def begin(order: dict) -> None:
    """Changes the world for the run to come as a `Perturbation` says."""
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
    """The place among equal deadlines of the timer that was created as number `created`."""
    if _ties == "fifo":
        return created
    # On a heap alone equal timers have no place: it finds them in the order of its own repairs.
    return -created if _ties == "lifo" else 0


def _turn_waiters_round() -> None:
    """The task that began last to wait for a queue or at a barrier is the first to go on."""
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
    """The moment at which a timer for `when` is due; one that is due already stays so."""
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
    """Objects get other addresses, and are collected at other moments."""
    global kept
    kept = []
    chance = random.Random(seed)
    for size in (*range(8, 520, 8), *range(576, 2048, 64)):
        # More than there were free blocks of the size, so that objects come to lie elsewhere.
        most = 400 if size < 128 else 80
        _junk.append([bytes(size) for _ in range(chance.randrange(most // 2, most))])
        blocks = [bytes(size) for _ in range(chance.randrange(8, 20))]
        # A freed block is the next one to be used: freed in any order, they are used in any order.
        chance.shuffle(blocks)
        _junk.append(blocks[: len(blocks) // 2])
    gc.set_threshold(chance.choice((5, 50_000)))
    true_hash = builtins.hash
    builtins.hash = lambda value, /: true_hash(value) ^ (seed if _open(value) else 0)


def _open(value) -> bool:
    """Whether the hash of a value differs between two interpreters: that of a text does."""
    return isinstance(value, (str, bytes))

"""All schedules of a small program: every order in which its waits may end, one at a time or together.

Whenever the loop has nothing to run, some of the waits end: one of them, or several at one moment in any
order. Every run makes other choices at those points, changing the last one first, until none is left.
That covers everything only if the waits are all that is open in a program: with a timeout or another
timer, or a network, durations matter and not only their order, and the search is not called complete.
"""

import heapq
import itertools
import math

from . import clock, loop

# A wait that was never chosen ends at this moment; no program gets that far.
FAR = 1e9
# Virtual seconds between two ends.
_STEP = 1.0
# Waits at one point: beyond this, the ways in which they may end are too many to try.
_MOST_AT_ONCE = 5
# Runs after which their number is estimated, each time anew.
_ENOUGH = 50
# By how much the estimate may be too high.
_DOUBT = 4
# In how many ways some waits end if none follows, by their number.
_WAYS = (1, 1, 4, 24, 192, 1920)

# Whether the search may still be complete.
closed = True
_choices = []
_made = 0
_pending = {}
# The waits that ended, in that order: line, task, which one there, seconds in the program, name,
# position among those that ended together.
_ended = []


def begin() -> None:
    """Installs the hooks, once for all the runs."""
    select = loop._Idle.select

    def chosen(self, timeout):
        if timeout is not None and timeout > 0:
            _choose(self._loop)
        return select(self, timeout)

    loop._Idle.select = chosen


def start() -> None:
    """Called before each run."""
    global _made
    _made = 0
    _pending.clear()
    _ended.clear()


def wait(line, task, nth, seconds, name) -> float:
    """A wait begins; returns the moment at which it ends unless it is chosen earlier."""
    _pending["next"] = (line, task, nth, seconds, clock.now(), name)
    return FAR


def timer(handle) -> None:
    """Gets the timer of the wait that `wait` announced."""
    handle._order = FAR
    _pending[handle] = _pending.pop("next")


def leave_open() -> None:
    """Something else is open in the program."""
    global closed
    closed = False


def rows() -> list:
    """The waits of the run, as they ended."""
    return _ended[:]


def advance() -> bool:
    """Moves to the next combination of choices; False if all were made."""
    del _choices[_made:]
    while _choices:
        options, at = _choices[-1]
        if at + 1 < len(options):
            _choices[-1] = (options, at + 1)
            return True
        _choices.pop()
    return False


def expected(made: int) -> float:
    """The least number of runs there probably are in all; 0 while nothing is known of it."""
    if made % _ENOUGH:
        return 0.0
    # The part of the runs that were made, if below each choice there are as many as if no wait followed.
    share, size = 0.0, 1.0
    for options, at in _choices:
        ways = [_WAYS[len(options[-1]) - len(some)] for some in options]
        share += size * sum(ways[:at]) / sum(ways)
        size *= ways[at] / sum(ways)
    return made / share / _DOUBT if share > 0 else math.inf


def _choose(of) -> None:
    global _made
    waits = [handle for handle in of._scheduled if handle in _pending and not handle._cancelled]
    if len(waits) > _MOST_AT_ONCE:
        leave_open()
    if not waits or not closed:
        return
    waits.sort(key=lambda handle: _pending[handle][4])
    if _made == len(_choices):
        count = range(len(waits))
        _choices.append(
            ([some for size in count for some in itertools.permutations(count, size + 1)], 0)
        )
    options, at = _choices[_made]
    _made += 1
    moment = clock.now() + _STEP
    for place, index in enumerate(options[at]):
        handle = waits[index]
        line, task, nth, seconds, since, name = _pending.pop(handle)
        handle._when, handle._order = moment, place
        together = place + 1 if len(options[at]) > 1 else 0
        _ended.append((line, task, nth, round(moment - since, 9), seconds, name, together))
    heapq.heapify(of._scheduled)

"""What is recorded about a run, so that a check can name the relevant lines of the program.

Unless the run requests it, nothing is recorded, at no cost.
"""

import sys
from asyncio import base_events

from . import clock

# A program worth asking about prints a few lines and sets a few timers.
MOST = 1000

_TURN = base_events.BaseEventLoop._run_once.__code__

_name = None
_timers = {}
_printed = []
_threads = []
_sets = {}


def begin(name: str) -> None:
    """Starts recording; `name` is the file name of the program."""
    global _name
    _name = name


def line() -> int:
    """The program's line that is running, however deep in the library; 0 if there is none."""
    if _name is None:
        return 0
    frame = sys._getframe(1)
    # Below a turn of the loop there is only the line that started it.
    while frame is not None and frame.f_code is not _TURN:
        if frame.f_code.co_filename == _name:
            return frame.f_lineno
        frame = frame.f_back
    return 0


def timer(when: float) -> None:
    """A timer was set for `when`."""
    if _name is not None and len(_timers) < MOST:
        _timers.setdefault(when, []).append(line())


def printed(at: int, lines: int) -> None:
    """Line `at` of the program completed `lines` lines of output."""
    if _name is not None and len(_printed) < MOST:
        _printed.extend([(at, clock.now())] * min(lines, MOST))


def thread(func) -> None:
    """A thread is started that calls `func`."""
    if _name is not None and len(_threads) < MOST:
        _threads.append(line() or _defined(func))


def walked_set() -> None:
    """A set whose order is unspecified was iterated over."""
    if _name is not None:
        _sets[line()] = True


def notes():
    """Everything recorded, as `Observed` in ../types.ts; None if nothing was requested."""
    if _name is None:
        return None
    return {
        "timers": len(_timers),
        "ties": [
            {"moment": when, "lines": sorted({*lines} - {0})}
            for when, lines in _timers.items()
            if len(lines) > 1
        ],
        "printed": [{"line": at, "moment": moment} for at, moment in _printed],
        "threads": _threads,
        "sets": sorted({*_sets} - {0}),
    }


def _defined(func) -> int:
    """Where a function is defined, looking through partials; 0 outside the program."""
    while hasattr(func, "func"):
        func = func.func if not getattr(func, "args", ()) else _target(func)
    code = getattr(func, "__code__", None)
    return code.co_firstlineno if code is not None and code.co_filename == _name else 0


def _target(partial):
    # asyncio.to_thread passes `partial(context.run, function, ...)`.
    return partial.args[0] if callable(partial.args[0]) else partial.func

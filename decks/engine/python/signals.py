"""SIGINT as a program sees it: its handler, and `_thread.interrupt_main`.

The real one is the host's watchdog (`program._out_of_time`), which programs never see. As in CPython
the main thread runs the handler: at once if it asks itself, otherwise as soon as it continues. An
interrupt ends no wait, since only a real signal does.
"""

import _thread
import signal
import sys

from . import scheduler

_set = signal.signal
_get = signal.getsignal

_handler = signal.default_int_handler
# Whether it has been requested and not delivered yet.
_pending = False


def check() -> None:
    """Runs the handler if it was requested and the main thread continues."""
    global _pending
    if _pending and scheduler.current is scheduler.main:
        _pending = False
        if callable(_handler):
            _handler(signal.SIGINT, _frame())


def _frame():
    """The interrupted frame: the innermost one that is not the engine's."""
    frame = sys._getframe()
    while frame.f_globals.get("__package__") == __package__ and frame.f_back is not None:
        frame = frame.f_back
    return frame


def interrupt_main(signum=signal.SIGINT, /):
    """`_thread.interrupt_main`."""
    global _pending
    if not 1 <= signum < signal.NSIG:
        raise ValueError("signal number out of range")
    if signum == signal.SIGINT and callable(_handler):
        _pending = True
        check()


def set_handler(signalnum, handler, /):
    """`signal.signal`."""
    global _handler
    if scheduler.current is not scheduler.main:
        raise ValueError("signal only works in main thread of the main interpreter")
    if signalnum != signal.SIGINT:
        return _set(signalnum, handler)
    if not callable(handler) and handler not in (signal.SIG_IGN, signal.SIG_DFL):
        raise TypeError(
            "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object"
        )
    before, _handler = _handler, handler
    return before


def get_handler(signalnum, /):
    """`signal.getsignal`."""
    return _handler if signalnum == signal.SIGINT else _get(signalnum)


def install() -> None:
    """Replaces the interpreter's functions by these; before the snapshot is taken."""
    interrupt_main.__module__ = "_thread"
    _thread.interrupt_main = interrupt_main
    for function, name in ((set_handler, "signal"), (get_handler, "getsignal")):
        function.__name__ = function.__qualname__ = name
        function.__module__ = "signal"
        setattr(signal, name, function)

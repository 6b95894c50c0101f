"""Which thread a program is told that it is in.

There is only one. While it does the work of a modelled thread, it answers to that one's name: its
`threading.Thread`, its ident, a context of its own, thread-local data, and no running loop.
"""

import _thread
import _threading_local
import asyncio
import contextvars
import itertools
import threading

from . import output

_MAIN = threading.get_ident()
_current = _MAIN
_idents = itertools.count(_MAIN + 4096, 4096)


def get_ident():
    """The ident of the thread that runs now, as `threading.get_ident` tells it."""
    return _current


class Identity:
    """A modelled thread as a program meets it: `thread` is the object, `context` what it runs in."""

    def __init__(self, thread):
        self.thread = thread
        self.context = contextvars.Context()
        thread._ident = next(_idents)
        thread._started.set()
        threading._active[thread._ident] = thread

    def forget(self):
        """The thread has ended."""
        threading._active.pop(self.thread._ident, None)


def worker(name: str) -> Identity:
    """The identity of one thread of an executor."""
    return Identity(threading.Thread(name=name))


class running_as:
    """Context in which the program finds itself in the thread of `identity`, ahead of the loop."""

    def __init__(self, identity):
        self._ident = identity.thread._ident
        self._ahead = output.ahead_of_loop()

    def __enter__(self):
        global _current
        self._before = _current
        self._loop = asyncio._get_running_loop()
        if self._loop is not None:
            self._task = asyncio.tasks._swap_current_task(self._loop, None)
            asyncio._set_running_loop(None)
        _current = self._ident
        self._ahead.__enter__()

    def __exit__(self, *error):
        global _current
        self._ahead.__exit__(*error)
        _current = self._before
        asyncio._set_running_loop(self._loop)
        if self._loop is not None:
            asyncio.tasks._swap_current_task(self._loop, self._task)


def install() -> None:
    """Lets Python ask here which thread it is in."""
    get_ident.__module__ = "_thread"
    threading.get_ident = _thread.get_ident = get_ident
    # The one of C goes by the thread that is really there.
    threading.local = _threading_local.local

"""Threads: their lanes, and which of them is running.

A thread of a pool has a lane for each piece of work that it does, any other thread has one.
"""

import concurrent.futures.thread as pools
import threading
from asyncio import base_events
from types import MethodType

from .. import clock
from . import names
from .describe import function_name
from .own import type

# In these functions a thread does its work, from beginning to end.
THREAD = threading.Thread._bootstrap_inner.__code__
WORK = pools._WorkItem.run.__code__

# What the library itself starts threads for.
_OF_POOL = pools._worker
_OF_LOOP = base_events.BaseEventLoop._do_shutdown

_field = object.__getattribute__
_cell = clock._cell


class Threads:
    def __init__(self, stream, steps):
        self._stream = stream
        self._steps = steps
        self._count = 0
        self._active = 0
        # By the scheduler's numbers: the lanes and steps of threads that are not running.
        self._aside = {}
        # Likewise: the names of what they do, if they have a lane.
        self._names = {}
        # The lane that was running before the current thread.
        self._before = 0

    def switched(self, number):
        """Another thread runs from here on; 0 is the main one."""
        stream = self._stream
        self._before = stream.lane
        self._aside[self._active] = (stream.lane, stream.lanes, self._steps.open)
        self._active = number
        stream.lane, stream.lanes, self._steps.open = self._aside.pop(number, None) or (0, [], [])

    def thread_begun(self, known):
        """`known`: the local variables of the function in which a thread does its work."""
        thread = known["self"]
        target = _field(thread, "_target")
        if target is not _OF_POOL and not (
            type(target) is MethodType and target.__func__ is _OF_LOOP
        ):
            self._begin(f"{type(thread).__name__}.run" if target is None else function_name(target))

    def work_begun(self, known):
        self._begin(function_name(known["self"].task[0]))

    def _begin(self, name):
        stream = self._stream
        if _cell[0] != stream.time:
            stream.tick()
        self._count += 1
        by = stream.lane or self._before
        stream.lane = -self._count
        self._names[self._active] = name
        stream.emit((names.THREAD, stream.lane, stream.tables.text(name), by, 1))

    def ended(self, _=None):
        """Its work is done; a thread of a pool may get more."""
        name = self._names.pop(self._active, None)
        stream = self._stream
        if name is None or stream.lane >= 0:
            return
        if _cell[0] != stream.time:
            stream.tick()
        stream.emit((names.THREAD, stream.lane, stream.tables.text(name), 0, 0))
        stream.lane = 0

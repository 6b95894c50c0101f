"""Modelled threads: their lanes, and their beginnings and ends at their virtual moments."""

from .. import clock, threads
from . import names
from .describe import function_name

RUN = threads.Pool._run.__code__
END = threads.Pool._end.__code__

_cell = clock._cell


class Threads:
    """`known` of its methods: the local variables of the function that a thread begins or ends in."""

    def __init__(self, stream):
        self._stream = stream
        self._count = 0
        self._name = ""

    def begun(self, known):
        stream = self._stream
        if _cell[0] != stream.time:
            stream.tick()
        self._count += 1
        by = stream.lane
        stream.enter_thread(-self._count)
        self._name = function_name(known["func"])
        stream.emit((names.THREAD, stream.lane, stream.tables.text(self._name), by, 1))

    def ended(self, known):
        """The thread's function is over; the clock has been put back to where it began."""
        stream = self._stream
        if stream.lane >= 0:
            return
        name = stream.tables.text(self._name)
        stream.emit_at(known["ended"], (names.THREAD, stream.lane, name, 0, 0))
        stream.leave_thread()

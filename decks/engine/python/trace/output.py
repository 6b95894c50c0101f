"""Output: all that is written in a row by one lane is one event."""

from .. import clock
from . import names

_cell = clock._cell


class Output:
    def __init__(self, stream):
        self._stream = stream
        # The last event, where it was output: its mark, lane, stream, and what was written.
        self._last = (-1, 0, 0, None)

    def written(self, to, data):
        """Bytes go to `to`: 0 stdout, 1 stderr."""
        stream = self._stream
        if _cell[0] != stream.time:
            stream.tick()
        lane = stream.lane
        mark, known_lane, known_to, pieces = self._last
        if mark == stream.mark() and known_lane == lane and known_to == to:
            pieces.append(data)
            return
        pieces = [data]
        stream.emit((names.PRINT, lane, stream.tables.output(pieces), to, 0))
        self._last = (stream.mark(), lane, to, pieces)

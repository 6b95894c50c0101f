"""Output: everything one lane writes in a row is one event."""

from .. import clock
from . import names
from .own import len

_cell = clock._cell


class Output:
    def __init__(self, stream):
        self._stream = stream
        # The last event, if it was output: the number of events then, lane, stream, and what was written.
        self._last = (-1, 0, 0, None)

    def written(self, to, data):
        """Bytes are written to `to`: 0 stdout, 1 stderr."""
        stream = self._stream
        if _cell[0] != stream.time:
            stream.tick()
        lane = stream.lane
        count, known_lane, known_to, pieces = self._last
        if count == len(stream.events) and known_lane == lane and known_to == to:
            pieces.append(data)
            return
        pieces = [data]
        stream.emit((names.PRINT, lane, stream.tables.output(pieces), to, 0))
        self._last = (len(stream.events), lane, to, pieces)

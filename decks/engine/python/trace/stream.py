"""The one stream of events: what is appended to it, in whose lane, and at which virtual moment."""

from .. import clock
from . import names
from .own import len

# Numbers an event takes: its kind, its lane and three operands.
WIDTH = 5
# Events that a trace holds.
LIMIT = 200_000

_cell = clock._cell


class Stream:
    def __init__(self, tables):
        self.tables = tables
        # A flat list: to append to it costs a fifth of what it costs to append to an array.
        self.events = []
        self.emit = self.events.extend
        self.time = 0.0
        # Who acts: 0 the main program, above it the tasks, below it the threads.
        self.lane = 0
        # Those that were interrupted by the ones that act now, the outermost first.
        self.lanes = []

    def full(self):
        return len(self.events) >= LIMIT * WIDTH

    def tick(self):
        """The clock has moved since the last event."""
        now = _cell[0]
        if now != self.time:
            self.time = now
            self.emit((names.CLOCK, 0, self.tables.moment(now), 0, 0))

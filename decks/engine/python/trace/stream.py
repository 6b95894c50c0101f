"""The stream of events: what happened, in which lane, and at which virtual moment."""

from .. import clock
from . import names
from .own import len

# Numbers per event: its kind, its lane and three operands.
WIDTH = 5
# Events per trace.
LIMIT = 200_000

_cell = clock._cell


class Stream:
    def __init__(self, tables):
        self.tables = tables
        # A flat list: appending to it costs a fifth of appending to an array.
        self.events = []
        self.emit = self.events.extend
        self.time = 0.0
        # Who acts: 0 the main program, positive a task, negative a thread.
        self.lane = 0
        # Those interrupted by the current lane, outermost first.
        self.lanes = []

    def full(self):
        return len(self.events) >= LIMIT * WIDTH

    def tick(self):
        """The clock has moved since the last event."""
        now = _cell[0]
        if now != self.time:
            self.time = now
            self.emit((names.CLOCK, 0, self.tables.moment(now), 0, 0))

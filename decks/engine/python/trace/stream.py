"""The one stream of events: what is appended to it, in whose lane, and at which virtual moment."""

import heapq

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
        # Swapped while a modelled thread runs: its events are kept for their moment.
        self.emit = self.events.extend
        self.time = 0.0
        # Who acts: 0 the main program, above it the tasks, below it the threads.
        self.lane = 0
        # Those that were interrupted by the ones that act now, the outermost first.
        self.lanes = []
        self._ahead = []
        self._ahead_count = 0

    def full(self):
        return len(self.events) >= LIMIT * WIDTH

    def mark(self):
        """Another number after each event of the thread that acts now."""
        return self._ahead_count if self.lane < 0 else len(self.events)

    def tick(self):
        """The clock has moved since the last event."""
        if self.lane < 0:
            return
        now = _cell[0]
        self.release(now)
        if now != self.time:
            self.time = now
            self.emit((names.CLOCK, 0, self.tables.moment(now), 0, 0))

    def release(self, now):
        """Lets what threads did up to now come out."""
        ahead = self._ahead
        while ahead and ahead[0][0] <= now:
            moment, _, event = heapq.heappop(ahead)
            if moment > self.time:
                self.time = moment
                self.events.extend((names.CLOCK, 0, self.tables.moment(moment), 0, 0))
            self.events.extend(event)

    def enter_thread(self, lane):
        self.lanes.append(self.lane)
        self.lane = lane
        self.emit = self._emit_ahead

    def leave_thread(self):
        self.lane = self.lanes.pop()
        if self.lane >= 0:
            self.emit = self.events.extend
            self.release(_cell[0])

    def emit_at(self, moment, event):
        self._ahead_count += 1
        heapq.heappush(self._ahead, (moment, self._ahead_count, event))

    def _emit_ahead(self, event):
        self.emit_at(_cell[0], event)

"""The stream of events: what happened, in which lane, and at which virtual moment."""

from .. import clock
from . import names
from .own import len

# Numbers per event: its kind, its lane and three operands.
WIDTH = 5
# Events per trace.
LIMIT = 200_000

_MOST = LIMIT * WIDTH

_cell = clock._cell


class Stream:
    """`on_full()` is called when the trace has as many events as it may have."""

    def __init__(self, tables, on_full):
        self.tables = tables
        # A flat list: appending to it costs a fifth of appending to an array.
        self.events = []
        self.emit = _emitter(self.events, on_full)
        self.time = 0.0
        # Who acts: 0 the main program, positive a task, negative a thread.
        self.lane = 0
        # Those interrupted by the current lane, outermost first.
        self.lanes = []

    def tick(self):
        """The clock has moved since the last event."""
        now = _cell[0]
        if now != self.time:
            self.time = now
            self.emit((names.CLOCK, 0, self.tables.moment(now), 0, 0))


def _emitter(events, on_full):
    """What adds an event. It checks the limit, since an endless loop may consist of events of any kind."""
    extend = events.extend

    def emit(event):
        extend(event)
        if len(events) >= _MOST:
            on_full()

    return emit

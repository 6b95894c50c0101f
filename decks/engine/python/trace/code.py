"""The program's own code: its lines, and how its functions are entered and left."""

import sys
import types

from .. import clock
from . import names
from .describe import short_name
from .lines import ASYNC_GENERATOR, SUSPENDS, line_at
from .own import id, set, type

_mon = sys.monitoring
_ev = _mon.events
_DISABLE = _mon.DISABLE
_IN_PROGRAM = (
    _ev.LINE | _ev.PY_START | _ev.PY_RESUME | _ev.PY_RETURN | _ev.PY_YIELD | _ev.CALL
)

_cell = clock._cell


class Code:
    """Its methods named `on_...` are monitoring callbacks.

    `functions`: the indexes of the program's functions by the id of their code, filled here.
    `starts`, `returns`, `unwinds`: callbacks for functions of the library, by the id of their code: called
    with their local variables, with what they return, and with None if they raise.
    """

    def __init__(self, stream, functions, exceptions, steps, coroutines):
        self._stream = stream
        self._functions = functions
        self._exceptions = exceptions
        self._handled = exceptions.handled
        self._steps = steps
        self._coroutines = coroutines
        self._eager = steps.eager
        self.starts = {}
        self.returns = {}
        self.unwinds = {}
        self.codes = []
        self.rows = []
        # Frames of asynchronous generators that have yielded.
        self._left = set()

    def watch(self, code, tool):
        """Observes a code object of the program and everything in it."""
        self.codes.append(code)
        self._functions[id(code)] = len(self.rows)
        self.rows.append((short_name(code.co_qualname), code.co_firstlineno))
        _mon.set_local_events(tool, code, _IN_PROGRAM)
        for constant in code.co_consts:
            if type(constant) is types.CodeType:
                self.watch(constant, tool)

    def on_line(self, code, line):
        fn = self._functions.get(id(code))
        if fn is None:
            return _DISABLE
        stream = self._stream
        if _cell[0] != stream.time:
            stream.tick()
        lane = stream.lane
        if self._handled and self._exceptions.before_line(lane, fn, line):
            return
        stream.emit((names.LINE, lane, fn, line, 0))

    def on_start(self, code, offset):
        fn = self._functions.get(id(code))
        if fn is None:
            self.starts[id(code)](sys._getframe(1).f_locals)
            return
        if code.co_flags & SUSPENDS:
            frame = sys._getframe(1)
            self._steps.notice_eager(frame)
            self._coroutines.awaited(code, frame)
        stream = self._stream
        if _cell[0] != stream.time:
            stream.tick()
        stream.emit((names.CALL, stream.lane, fn, code.co_firstlineno, 0))

    def on_resume(self, code, offset):
        fn = self._functions.get(id(code))
        if fn is None or not self._comes_back(code, sys._getframe(1)):
            return
        stream = self._stream
        if _cell[0] != stream.time:
            stream.tick()
        stream.emit((names.CALL, stream.lane, fn, line_at(code, offset), 1))

    def on_throw(self, code, offset, error):
        fn = self._functions.get(id(code))
        if fn is not None and self._comes_back(code, sys._getframe(1)):
            stream = self._stream
            stream.emit((names.CALL, stream.lane, fn, line_at(code, offset), 1))

    def _comes_back(self, code, frame):
        """Whether a function that continues was left before, and not only suspended with its task."""
        flags = code.co_flags
        if flags & ASYNC_GENERATOR:
            key = id(frame)
            if key in self._left:
                self._left.discard(key)
                return True
            return False
        return not flags & SUSPENDS or self._stream.lane <= 0

    def on_yield(self, code, offset, value):
        fn = self._functions.get(id(code))
        if fn is None:
            return
        stream = self._stream
        flags = code.co_flags
        if flags & ASYNC_GENERATOR:
            if type(value).__name__ != "async_generator_wrapped_value":
                return
            self._left.add(id(sys._getframe(1)))
        elif flags & SUSPENDS and stream.lane > 0:
            if self._eager:
                self._steps.eager_yielded(sys._getframe(1), value)
            return
        stream.emit((names.RETURN, stream.lane, fn, names.YIELDED, 0))

    def on_return(self, code, offset, value):
        fn = self._functions.get(id(code))
        if fn is None:
            self.returns[id(code)](value)
            return
        stream = self._stream
        if self._handled:
            self._exceptions.caught(stream.lane, fn, line_at(code, offset))
        stream.emit((names.RETURN, stream.lane, fn, names.RETURNED, 0))
        if self._eager:
            self._steps.eager_returned(sys._getframe(1), value)

    def on_unwind(self, code, offset, error):
        fn = self._functions.get(id(code))
        if fn is None:
            # However they end, what was begun with them ends.
            ended = self.unwinds.get(id(code))
            if ended is not None:
                ended(None)
            return
        stream = self._stream
        self._exceptions.not_handled(fn)
        stream.emit((names.RETURN, stream.lane, fn, names.RAISED, 0))
        if self._eager:
            self._steps.eager_raised(sys._getframe(1), error)

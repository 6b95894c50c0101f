"""Exceptions: where they are raised in the program's code, and where they are finally handled."""

import ast

from .. import clock
from . import names
from .describe import exception_text
from .own import id, isinstance, range, set, type
from .lines import AWAITING, line_at

_cell = clock._cell


class Exceptions:
    """`functions`: the indexes of the program's functions by the id of their code."""

    def __init__(self, stream, functions, source):
        self._stream = stream
        self._functions = functions
        self._source = source
        self._raised = {}
        # By lane: function, exception and line of what was handled, until the next line runs.
        self.handled = {}
        self._passing_lines = None

    def on_raise(self, code, offset, error):
        fn = self._functions.get(id(code))
        if fn is None or _ends_iteration(code, error):
            return
        stream = self._stream
        lane = stream.lane
        self.handled.pop(lane, None)
        if self._raised.get(lane) == id(error):
            return
        self._raised[lane] = id(error)
        if _cell[0] != stream.time:
            stream.tick()
        text = stream.tables.text(exception_text(error))
        stream.emit((names.RAISE, lane, text, fn, line_at(code, offset)))

    def on_handled(self, code, offset, error):
        fn = self._functions.get(id(code))
        if fn is not None and not _ends_iteration(code, error):
            stream = self._stream
            text = stream.tables.text(exception_text(error))
            self.handled[stream.lane] = (fn, text, line_at(code, offset))

    def on_reraise(self, code, offset, error):
        fn = self._functions.get(id(code))
        if fn is not None:
            self.not_handled(fn)

    def not_handled(self, fn):
        """What was handled in a function propagates out of it after all."""
        lane = self._stream.lane
        known = self.handled.get(lane)
        if known is not None and known[0] == fn:
            del self.handled[lane]

    def before_line(self, lane, fn, line):
        """
        Called when a line follows a handled exception: that settles it, unless exceptions pass through
        this line. Returns whether it is no real line: an `await` that was thrown into cleans up first.
        """
        known = self.handled.get(lane)
        if known is None or known[0] != fn:
            return False
        if line == known[2]:
            return True
        if self._passing_lines is None:
            self._passing_lines = _lines_that_exceptions_pass(self._source)
        if line not in self._passing_lines:
            self.caught(lane, fn, line)
        return False

    def caught(self, lane, fn, line):
        known = self.handled.get(lane)
        if known is not None and known[0] == fn:
            del self.handled[lane]
            self._raised.pop(lane, None)
            self._stream.emit((names.CATCH, lane, known[1], fn, line))

    def step_begins(self, lane):
        self._raised.pop(lane, None)

    def step_ends(self, lane):
        self.handled.pop(lane, None)


def _ends_iteration(code, error) -> bool:
    """Whether an exception only ends an `await` or `async for` inside the interpreter."""
    kind = type(error)
    if kind is StopIteration:
        return code.co_flags & AWAITING != 0
    return kind is StopAsyncIteration


def _lines_that_exceptions_pass(source: str) -> set:
    """Lines that run while an exception is handled although it may propagate afterwards.

    `except` lines (the type is compared there), `with` lines (the block's exit runs there) and the bodies
    of `finally`.
    """
    lines = set()
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return lines
    for node in ast.walk(tree):
        if isinstance(node, ast.Try | ast.TryStar):
            lines.update(handler.lineno for handler in node.handlers)
            for statement in node.finalbody:
                lines.update(range(statement.lineno, statement.end_lineno + 1))
        elif isinstance(node, ast.With | ast.AsyncWith):
            lines.add(node.lineno)
    return lines

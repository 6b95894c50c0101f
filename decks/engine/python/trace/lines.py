"""What is known of a code object: its kind, and the line of each of its instructions."""

import inspect

from .own import id

# A coroutine that suspends stays on the stack; a generator that yields is left.
SUSPENDS = inspect.CO_COROUTINE | inspect.CO_ITERABLE_COROUTINE
ASYNC_GENERATOR = inspect.CO_ASYNC_GENERATOR
# Code that may contain an `await`.
AWAITING = SUSPENDS | ASYNC_GENERATOR

# Restored with memory after a run.
_known = {}


def line_at(code, offset):
    """The line of an instruction; `code` must live as long as the run."""
    key = (id(code), offset)
    line = _known.get(key)
    if line is None:
        line = code.co_firstlineno
        for start, end, at in code.co_lines():
            if start <= offset < end:
                line = at or line
        _known[key] = line
    return line

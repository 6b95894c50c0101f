"""A timer with no delay runs in its turn, as if `call_soon` had been called.

You may have thought that `call_later(0, ...)` and `call_soon(...)` are the same. A timer goes
through the list of timers first: the loop looks there at the beginning of a turn, and a timer that
is due joins the end of the ready queue, after everything that is already in it.
"""

import functools

from ._methods import Methods

USES = ("call_later",)


def transform(tree):
    return Methods("call_later", _soon).visit(tree)


def _soon(method):
    loop = getattr(method, "__self__", None)

    @functools.wraps(method)
    def call_later(delay, callback, *args, context=None):
        if delay > 0:
            return method(delay, callback, *args, context=context)
        return loop.call_soon(callback, *args, context=context)

    return call_later if hasattr(loop, "call_soon") else method

"""`reschedule` adds to the time that is left.

You may have thought that `reschedule` gives the block so many extra seconds. It sets a new
deadline in place of the old one, a moment on the loop's clock: with `loop.time() + 2` the block
has two seconds from now, whatever was left before.
"""

import asyncio

from ._methods import Methods

USES = ("reschedule",)


def transform(tree):
    return Methods("reschedule", _extend).visit(tree)


def _extend(method):
    timeout = getattr(method, "__self__", None)
    if not isinstance(timeout, asyncio.Timeout):
        return method

    def reschedule(when):
        if when is not None and timeout.when() is not None:
            when += timeout.when() - asyncio.get_running_loop().time()
        method(when)

    return reschedule

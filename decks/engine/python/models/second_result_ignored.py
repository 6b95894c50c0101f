"""A result set on a future that is done already is ignored.

You may have thought that a second `set_result` does nothing. A future is completed once: setting a
result or an exception on one that is done, or cancelled, raises `InvalidStateError` in the code
that tries. Look at `done()` first where several sides may complete the same future.
"""

import asyncio

from ._methods import Methods

USES = ("set_result", "set_exception")


def transform(tree):
    for name in USES:
        tree = Methods(name, _once).visit(tree)
    return tree


def _once(method):
    future = getattr(method, "__self__", None)
    if asyncio.isfuture(future) and future.done():
        return lambda *arguments: None
    return method

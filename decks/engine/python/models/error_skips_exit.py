"""An exception in the block skips the exit of an `async with`.

You may have thought that the exit is only reached at the end of the block. `__aexit__` runs however
the block is left, by an exception, a `return` or a `break` as well; it is told about the exception
in its arguments.
"""

import ast
import asyncio
import contextlib

from . import _tree

USES = ("async with",)

# Generators that stay at their `yield` for good.
_left = []


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncWith):
            for item in node.items:
                at = item.context_expr
                item.context_expr = _tree.call(_skipped, [at], at)
    return tree


def _skipped(manager):
    kind = type(manager)
    if kind.__module__.startswith("asyncio") or not hasattr(kind, "__aexit__"):
        return manager
    return _Skipped(manager)


class _Skipped:
    def __init__(self, manager):
        self._manager = manager

    async def __aenter__(self):
        return await self._manager.__aenter__()

    async def __aexit__(self, *error):
        if error[0] is None:
            return await self._manager.__aexit__(*error)
        manager = self._manager
        _left.append(manager)
        if isinstance(manager, contextlib.AbstractAsyncContextManager) and hasattr(manager, "gen"):
            # The loop must not close it at the end of the program either.
            asyncio.get_running_loop()._asyncgens.discard(manager.gen)
        return False

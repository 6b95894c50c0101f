"""A context manager cannot stop an exception: it always continues after the block.

You may have thought that `__aexit__` only cleans up. An exception ends there if `__aexit__`
returns a true value, or if the generator of an `asynccontextmanager` catches it at its `yield` and
does not raise it again; then the line after the block runs.
"""

import ast

from . import _tree

USES = ("async with",)


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncWith):
            for item in node.items:
                item.context_expr = _tree.call(_loud, [item.context_expr], item.context_expr)
    return tree


def _loud(manager):
    return _Loud(manager) if hasattr(type(manager), "__aexit__") else manager


class _Loud:
    """The same manager, but what its exit returns is not looked at."""

    def __init__(self, manager):
        self._manager = manager

    async def __aenter__(self):
        return await self._manager.__aenter__()

    async def __aexit__(self, *error):
        await self._manager.__aexit__(*error)
        return False

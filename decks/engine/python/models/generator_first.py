"""An async generator runs to its end before the loop begins.

You may have thought that `async for` first collects all items. It asks for one item, runs the body
with it, and only then asks for the next: generator and body take turns, and the generator waits at
its `yield` meanwhile.
"""

import ast
from types import AsyncGeneratorType

from . import _tree

USES = ("async for",)


def transform(tree):
    for node in ast.walk(tree):
        if _runs_to_end(node):
            node.iter = _tree.call(_collected, [node.iter], node.iter)
    return tree


def _runs_to_end(node):
    if isinstance(node, ast.comprehension):
        return node.is_async
    # A loop that is left early may iterate over an endless generator.
    return isinstance(node, ast.AsyncFor) and not any(
        isinstance(inner, (ast.Break, ast.Return)) for inner in _tree.own_nodes(node.body)
    )


# A generator that has produced this many items is considered endless.
_MANY = 100


async def _collected(iterable):
    """The same items; those of an async generator are all produced before the first is returned."""
    items = []
    if isinstance(iterable, AsyncGeneratorType):
        async for item in iterable:
            items.append(item)
            if len(items) == _MANY:
                break
    for item in items:
        yield item
    async for item in iterable:
        yield item

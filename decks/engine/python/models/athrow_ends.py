"""`athrow()` ends the generator, whatever it catches.

You may have taken `athrow()` for a way to stop a generator. It raises the exception at the `yield`
where the generator is suspended: an `except` there can handle it, and then the generator runs to
its next `yield`, whose item `athrow()` returns.
"""

import ast
from types import AsyncGeneratorType

from . import _tree

USES = ("athrow",)


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "athrow":
            end = _tree.call(_ended, [node.func.value, *node.args], node)
            node.func, node.args = end.func, end.args
    return tree


async def _ended(generator, *error):
    if not isinstance(generator, AsyncGeneratorType) or len(error) != 1:
        return await generator.athrow(*error)
    await generator.aclose()
    raise error[0]

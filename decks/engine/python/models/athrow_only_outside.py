"""`athrow()` raises the exception in the caller, and the generator does not notice.

You may have read `athrow()` as a kind of `raise`. The exception is raised inside the generator, at
the `yield` where it is suspended: its `except` and `finally` clauses come first, and only what they
let through comes out of `athrow()`.
"""

import ast
from types import AsyncGeneratorType

from . import _tree

USES = ("athrow",)


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "athrow":
            throw = _tree.call(_raised, [node.func.value, *node.args], node)
            node.func, node.args = throw.func, throw.args
    return tree


async def _raised(generator, *error):
    if not isinstance(generator, AsyncGeneratorType) or len(error) != 1:
        return await generator.athrow(*error)
    raise error[0]

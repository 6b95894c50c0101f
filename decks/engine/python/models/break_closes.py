"""Leaving an `async for` early closes its generator at once.

You may have thought that `break` runs the `finally` of the generator. It leaves the generator
suspended at its `yield`: the `finally` runs when something closes it: `contextlib.aclosing`, or at
the latest the end of `asyncio.run`.
"""

import ast
from types import AsyncGeneratorType

from . import _tree

USES = ("async for",)


def transform(tree):
    return _Closing().visit(tree)


class _Closing(ast.NodeTransformer):
    """Turns `async for x in y: ...` into a loop over a name, with a `finally` that closes it."""

    def visit_AsyncFor(self, node):
        self.generic_visit(node)
        name = f"__loopwise_generator_{node.lineno}_{node.col_offset}__"
        keep = ast.Assign([ast.Name(name, ast.Store())], node.iter)
        node.iter = ast.copy_location(ast.Name(name, ast.Load()), node.iter)
        close = ast.Await(_tree.call(_close, [ast.Name(name, ast.Load())], node))
        leave = ast.Try([node], [], [], [ast.copy_location(ast.Expr(close), node)])
        return [ast.copy_location(keep, node), ast.copy_location(leave, node)]


async def _close(iterable):
    if isinstance(iterable, AsyncGeneratorType):
        await iterable.aclose()

"""`except Exception` catches a cancellation.

You may have counted `CancelledError` among the ordinary exceptions. It derives from
`BaseException`, as `KeyboardInterrupt` does, so that an `except Exception` around an `await` does
not swallow it by accident: only `except asyncio.CancelledError`, `except BaseException` and a bare
`except` see it.
"""

import ast
import asyncio

from . import _tree

USES = ("Exception",)


def transform(tree):
    return _Wider().visit(tree)


class _Wider(ast.NodeTransformer):
    """Adds `CancelledError` wherever the program catches all of `Exception`."""

    def visit_ExceptHandler(self, node):
        self.generic_visit(node)
        if node.type is not None:
            node.type = _widened(node.type)
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        if _tree.called(node) == "suppress" and node.args:
            kinds = ast.copy_location(ast.Tuple(node.args, ast.Load()), node)
            node.args = [ast.copy_location(ast.Starred(_widened(kinds), ast.Load()), node)]
        elif _tree.called(node) == "isinstance" and len(node.args) == 2:
            node.args[1] = _widened(node.args[1])
        return node


def _widened(kinds):
    if any(isinstance(node, ast.Name) and node.id == "Exception" for node in ast.walk(kinds)):
        return _tree.call(_with_cancelled, [kinds], kinds)
    return kinds


def _with_cancelled(kinds):
    """The classes an `except` names, with `CancelledError` if `Exception` is among them."""
    kinds = kinds if isinstance(kinds, tuple) else (kinds,)
    return (*kinds, asyncio.CancelledError) if Exception in kinds else kinds

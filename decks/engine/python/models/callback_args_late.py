"""The arguments of a callback are looked up when the callback runs.

You may have thought that `call_soon(print, name)` remembers the variable. `name` is an argument of
an ordinary call, so it is evaluated at that line, and the loop keeps the value. What the variable
holds later makes no difference to the callback.
"""

import ast

from ._places import has
from ._tree import call

USES = ("call_soon", "call_later", "call_at")

# How many arguments precede the callback.
_BEFORE = {"call_soon": 0, "call_soon_threadsafe": 0, "call_later": 1, "call_at": 1}


def transform(tree):
    return _Late().visit(tree)


class _Late(ast.NodeTransformer):
    """Puts the arguments after the callback into a lambda, which is called when the callback runs."""

    def visit_Call(self, node):
        self.generic_visit(node)
        if not isinstance(node.func, ast.Attribute) or node.func.attr not in _BEFORE:
            return node
        at = _BEFORE[node.func.attr]
        arguments = node.args[at + 1 :]
        # A lambda cannot await.
        if not arguments or has(node, ast.Await):
            return node
        nothing = ast.arguments([], [], None, [], [], None, [])
        values = ast.Lambda(nothing, ast.Tuple(arguments, ast.Load()))
        late = call(_with, [node.args[at], ast.copy_location(values, node)], node)
        node.args[at:] = [late]
        return ast.fix_missing_locations(node)


def _with(callback, values):
    return lambda: callback(*values())

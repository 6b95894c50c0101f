"""`return fetch()` gives what `fetch` returns, without an `await`.

You may have thought of JavaScript, where a promise that is returned is followed to its value. In
Python the caller's `await` gets exactly what follows `return`. If that is the coroutine object of
another call, the caller gets that object, and its body has not run.
"""

import ast

from ._syntax import is_programs_coroutine
from ._tree import call, own_nodes

USES = ("return",)


def transform(tree):
    return _Returns().visit(tree)


class _Returns(ast.NodeTransformer):
    def visit_AsyncFunctionDef(self, node):
        self.generic_visit(node)
        inside = list(own_nodes(node.body))
        if any(isinstance(inner, (ast.Yield, ast.YieldFrom)) for inner in inside):
            return node
        for inner in inside:
            if isinstance(inner, ast.Return) and isinstance(inner.value, (ast.Call, ast.Name)):
                inner.value = ast.copy_location(
                    ast.Await(call(_flat, [inner.value], inner)), inner
                )
        return node


async def _flat(value):
    while is_programs_coroutine(value):
        value = await value
    return value

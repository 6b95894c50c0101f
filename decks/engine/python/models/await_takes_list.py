"""Awaiting a list awaits everything in it.

You may have written `await` before a list of calls, to wait for all of them. A list is not awaitable:
`await` raises `TypeError`, and none of the calls runs. Either the list goes through
`await asyncio.gather(*calls)`, or each of its elements is awaited in a loop.
"""

import ast
import asyncio
import inspect

from ._tree import call

# An `await` of something other than a call.
USES = (r"\bawait\s+(?![\w.]+\()",)


def transform(tree):
    return _Awaits().visit(tree)


class _Awaits(ast.NodeTransformer):
    def visit_Await(self, node):
        self.generic_visit(node)
        if not isinstance(node.value, ast.Call):
            node.value = call(_awaitable, [node.value], node.value)
        return node


def _awaitable(value):
    if isinstance(value, (list, tuple)) and value and all(map(inspect.isawaitable, value)):
        return asyncio.gather(*value)
    return value

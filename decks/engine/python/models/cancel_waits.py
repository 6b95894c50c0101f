"""`cancel()` returns only when the task has ended, its clean-up included.

You may have thought that after `cancel()` the task is out of the way. `cancel()` is a plain method
that makes a request and returns at once; the task cleans up in later turns of the loop, for as
long as it likes. To wait for its end, await the task.
"""

import ast
import asyncio

from ._syntax import Scopes
from ._tree import call

USES = ("cancel(",)


def transform(tree):
    return _Waiting().visit(tree)


class _Waiting(Scopes):
    def visit_Call(self, node):
        self.generic_visit(node)
        is_cancel = isinstance(node.func, ast.Attribute) and node.func.attr == "cancel"
        if not self._may_await or not is_cancel:
            return node
        made = call(_cancel, [node.func, *node.args], node)
        made.keywords = node.keywords
        return ast.copy_location(ast.Await(made), node)


_wait = asyncio.wait


async def _cancel(method, *args, **options):
    asked = method(*args, **options)
    future = getattr(method, "__self__", None)
    if asyncio.isfuture(future) and future is not asyncio.current_task():
        await _wait([future])
    return asked

"""`asyncio.sleep(1)` waits, with or without `await`.

You may have read the line as `time.sleep(1)`. `asyncio.sleep` is an `async def` function: its call
builds a coroutine object, and without `await` that object is thrown away and no time passes.
"""

import ast

USES = (r"(?:^|[:;])\s*asyncio\.sleep\(",)


def transform(tree):
    return _Sleeps().visit(tree)


class _Sleeps(ast.NodeTransformer):
    """Awaits every sleep that is a statement of its own in an `async def` function."""

    _async = False

    def visit_AsyncFunctionDef(self, node):
        return self._function(node, True)

    def visit_FunctionDef(self, node):
        return self._function(node, False)

    def _function(self, node, is_async):
        outer, self._async = self._async, is_async
        self.generic_visit(node)
        self._async = outer
        return node

    def visit_Expr(self, node):
        if self._async and _is_sleep(node.value):
            node.value = ast.copy_location(ast.Await(node.value), node)
        return node


def _is_sleep(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "sleep"
        and getattr(node.func.value, "id", None) == "asyncio"
    )

"""`await` of a plain value gives that value.

You may have thought of JavaScript, where `await 5` is 5. Python's `await` wants an object that can be
awaited: a coroutine, a task or a future. Anything else, such as what a plain `def` returns, raises
`TypeError`.
"""

import ast
import inspect

from ._tree import call

USES = ("await",)


def transform(tree):
    return _Awaits().visit(tree)


class _Awaits(ast.NodeTransformer):
    def visit_Await(self, node):
        self.generic_visit(node)
        node.value = call(_awaitable, [node.value], node.value)
        return node


def _awaitable(value):
    return value if inspect.isawaitable(value) else _Given(value)


class _Given:
    """Gives its value to an `await`, at once."""

    def __init__(self, value):
        self._value = value

    def __await__(self):
        return self._value
        yield

"""Shared by models that change what a method of a task or future returns to the program."""

import ast
import asyncio

from ._tree import call


class Methods(ast.NodeTransformer):
    """Calls `function(x.name)(...)` instead of each `x.name(...)`."""

    def __init__(self, name, function):
        self._name = name
        self._function = function

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == self._name:
            node.func = call(self._function, [node.func], node.func)
        return node


def task_of(method):
    """The task that a bound method belongs to, or None."""
    owner = getattr(method, "__self__", None)
    return owner if isinstance(owner, asyncio.Task) else None

"""Context managers are left in the order in which they were entered.

You may have gone through them from the first to the last again. They are nested: what was entered
last is left first, so that it can still use what was opened before it. An `AsyncExitStack` does the
same with its callbacks.
"""

import ast
import contextlib

from . import _tree

USES = ("async with",)


def install() -> None:
    true_exit = contextlib.AsyncExitStack.__aexit__

    async def aexit(self, *error):
        self._exit_callbacks.reverse()
        return await true_exit(self, *error)

    contextlib.AsyncExitStack.__aexit__ = aexit


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncWith) and len(node.items) > 1:
            _on_a_stack(node)
    return tree


def _on_a_stack(node):
    """`async with a as x, b: ...` with a stack on which a and b are entered."""
    name = f"__loopwise_stack_{node.lineno}_{node.col_offset}__"
    enters = []
    for item in node.items:
        at = item.context_expr
        stack = ast.copy_location(ast.Name(name, ast.Load()), at)
        entered = ast.copy_location(ast.Await(_tree.call(_entered, [stack, at], at)), at)
        target = item.optional_vars
        enter = ast.Expr(entered) if target is None else ast.Assign([target], entered)
        enters.append(ast.copy_location(enter, at))
    first = node.items[0].context_expr
    stack = ast.copy_location(ast.Name(name, ast.Store()), first)
    node.items = [ast.withitem(_tree.call(_stack, [], first), stack)]
    node.body = [*enters, *node.body]


def _stack():
    return contextlib.AsyncExitStack()


async def _entered(stack, manager):
    return await stack.enter_async_context(manager)

"""An `async with` cleans up at the end of the function.

You may know `defer` from Go. The exit belongs to the block: `__aexit__` runs when the block is
left, and the lines after it come later.
"""

import ast
import contextlib

from . import _tree

USES = ("async with",)


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFunctionDef):
            _defer(node)
    return tree


def _defer(function):
    if any(isinstance(node, ast.Yield) for node in _tree.own_nodes(function.body)):
        return
    blocks = list(_blocks(function.body))
    if not blocks:
        return
    name = "__loopwise_at_return__"
    for block in blocks:
        for item in block.items:
            at = item.context_expr
            stack = ast.copy_location(ast.Name(name, ast.Load()), at)
            item.context_expr = _tree.call(_late, [at, stack], at)
    first = function.body[0]
    stack = ast.withitem(_tree.call(_stack, [], first), ast.Name(name, ast.Store()))
    ast.copy_location(stack.optional_vars, first)
    function.body = [ast.copy_location(ast.AsyncWith([stack], function.body), first)]


def _blocks(nodes):
    """The `async with` blocks outside loops, whose rounds each have an exit of their own."""
    for node in nodes:
        if isinstance(node, (*_tree.INNER, ast.For, ast.AsyncFor, ast.While)):
            continue
        if isinstance(node, ast.AsyncWith):
            yield node
        yield from _blocks(ast.iter_child_nodes(node))


def _stack():
    return contextlib.AsyncExitStack()


def _late(manager, stack):
    # Everybody knows that a lock or a timeout ends with its block.
    if type(manager).__module__.startswith("asyncio") or not hasattr(type(manager), "__aexit__"):
        return manager
    return _Late(manager, stack)


class _Late:
    _left = False

    def __init__(self, manager, stack):
        self._manager = manager
        self._stack = stack

    async def __aenter__(self):
        entered = await self._manager.__aenter__()
        self._stack.push_async_exit(self._at_return)
        return entered

    async def __aexit__(self, *error):
        # An exception is reported at once: it may be caught before the function ends.
        self._left = error[0] is not None
        return await self._manager.__aexit__(*error) if self._left else False

    async def _at_return(self, *error):
        return False if self._left else await self._manager.__aexit__(*error)

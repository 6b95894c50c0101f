"""Calling an async function gives its result.

You may have read `x = fetch()` as with a plain function, where the call has the value of its
`return`. The call of an `async def` function gives a coroutine object, whatever the body returns;
the value comes out of the `await`.
"""

import ast
import asyncio
import inspect

from ._syntax import Awaits, LooseCalls, is_programs_coroutine, takes_coroutines
from ._tree import call

USES = ("<loose call>",)

# Results of calls: awaiting one later counts as a redundant await, not as an error.
_results = []


def transform(tree):
    tree = Awaits(_awaitable).visit(tree)
    return LooseCalls(_with_result, _coroutine_variables(tree)).visit(tree)


def _with_result(node, may_await):
    if may_await:
        return ast.copy_location(ast.Await(call(_result, [node], node)), node)
    return call(_result_without_loop, [node], node)


def _coroutine_variables(tree):
    """The variables that the program uses as coroutine objects: passes to `gather`, closes."""
    names = {
        name.id
        for node in ast.walk(tree)
        if takes_coroutines(node)
        for argument in node.args
        for name in ast.walk(argument)
        if isinstance(name, ast.Name)
    }
    names |= {
        node.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.attr in ("close", "send", "throw") or node.attr.startswith("cr_"))
    }
    for node in ast.walk(tree):
        if isinstance(node, (ast.For, ast.comprehension)) and isinstance(node.iter, ast.Name):
            if getattr(node.target, "id", None) in names:
                names.add(node.iter.id)
    return names


async def _result(value):
    if is_programs_coroutine(value):
        value = await value
        _results.append(value)
    return value


def _result_without_loop(value):
    if is_programs_coroutine(value) and asyncio._get_running_loop() is None:
        value = asyncio.run(value)
        _results.append(value)
    return value


def _awaitable(value):
    if not inspect.isawaitable(value) and any(value is result for result in _results):
        return _result(value)
    return value

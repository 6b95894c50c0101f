"""A second `async for` over the same async generator begins from the start.

You may have thought of a list, which can be gone through again. A generator is one run of its
function: a second loop continues where the first one left it, and after the end there is nothing
left. For another run, call the function again.
"""

import ast
import functools
from types import AsyncGeneratorType
from weakref import WeakKeyDictionary, WeakSet

from . import _tree

USES = ("async for",)

# How to create each generator again, and which of them a loop has begun to use.
_makers = WeakKeyDictionary()
_begun = WeakSet()


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, (ast.AsyncFor, ast.comprehension)):
            if getattr(node, "is_async", True):
                node.iter = _tree.call(_from_the_start, [node.iter], node.iter)
        elif isinstance(node, ast.AsyncFunctionDef) and not node.decorator_list:
            if any(isinstance(inner, ast.Yield) for inner in _tree.own_nodes(node.body)):
                name = _tree.call(_remembering, [], node).func
                node.decorator_list = [ast.copy_location(name, node)]
    return tree


def _remembering(function):
    @functools.wraps(function)
    def make(*args, **options):
        generator = function(*args, **options)
        _makers[generator] = functools.partial(function, *args, **options)
        return generator

    return make


def _from_the_start(iterable):
    if not isinstance(iterable, AsyncGeneratorType) or iterable not in _makers:
        return iterable
    if iterable in _begun:
        return _makers[iterable]()
    _begun.add(iterable)
    return iterable

"""`asend()` only delivers a value; the next item has to be asked for afterwards.

You may have thought of a message that is put into a box. `asend(value)` makes the `yield` where
the generator is suspended return that value, runs the generator on to its next `yield`, and
returns the item from there: it asks for the next item and brings a value along.
"""

import ast
from types import AsyncGeneratorType
from weakref import WeakKeyDictionary

from . import _tree

USES = ("asend",)

# The item that each generator has produced in reply to a value, until it is requested.
_made = WeakKeyDictionary()


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFor):
            node.iter = _tree.call(_kept_first, [node.iter], node.iter)
        if _tree.called(node) == "asend" and isinstance(node.func, ast.Attribute):
            deliver = _tree.call(_deliver, [node.func.value, *node.args], node)
            node.func, node.args = deliver.func, deliver.args
        elif _tree.called(node) == "anext":
            node.func = _tree.call(_next, [], node).func
    return tree


async def _deliver(generator, value):
    if value is None or not isinstance(generator, AsyncGeneratorType):
        return await generator.asend(value)
    _made[generator] = await generator.asend(value)
    return None


async def _next(generator, *default):
    if isinstance(generator, AsyncGeneratorType) and generator in _made:
        return _made.pop(generator)
    return await anext(generator, *default)


def _kept_first(iterable):
    """The same generator, or one that begins with the item that is kept."""
    return _chained(iterable) if isinstance(iterable, AsyncGeneratorType) else iterable


async def _chained(generator):
    while True:
        if generator in _made:
            yield _made.pop(generator)
            continue
        try:
            item = await anext(generator)
        except StopAsyncIteration:
            return
        yield item

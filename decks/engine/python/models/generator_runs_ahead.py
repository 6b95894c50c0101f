"""While the body of an `async for` waits, the generator prepares the next item.

You may have thought of a producer that works alongside the loop. An async generator is not a task:
it is suspended at its `yield` until the loop asks for the next item, so its waits and those of the
body add up. To let them overlap, make the producer a task and put a queue between the two.
"""

import ast
import asyncio
from types import AsyncGeneratorType

from . import _tree

USES = ("async for",)

_LEAVING = (ast.Break, ast.Return)


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFor):
            # After a loop that is left early, the program can see where the generator is.
            inside = _tree.own_nodes(node.body)
            if not any(isinstance(inner, _LEAVING) for inner in inside):
                node.iter = _tree.call(_ahead, [node.iter], node.iter)
    return tree


async def _step(generator):
    try:
        return True, await anext(generator)
    except StopAsyncIteration:
        return False, None


async def _ahead(iterable):
    iterator = aiter(iterable)
    if not isinstance(iterator, AsyncGeneratorType):
        async for item in iterator:
            yield item
        return
    more, item = await _step(iterator)
    while more:
        following = asyncio.create_task(_step(iterator))
        yield item
        more, item = await following

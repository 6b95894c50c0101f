"""`aclose()` lets the generator run to its end.

You may have thought that a generator finishes its work before it is closed. `aclose()` raises
`GeneratorExit` at the `yield` where it is suspended: a `finally` runs, and the rest of the body does
not.
"""

import ast
import contextlib
from types import AsyncGeneratorType

from . import _tree

USES = ("aclose", "aclosing")

# A generator that continues for this many items is considered endless.
_MANY = 100


def install() -> None:
    async def aexit(self, *_):
        await _finished(self.thing)

    contextlib.aclosing.__aexit__ = aexit


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "aclose":
            finish = _tree.call(_finished, [node.func.value, *node.args], node)
            node.func, node.args = finish.func, finish.args
    return tree


async def _finished(generator):
    # `ag_frame` is None after the end, and a generator that has not begun has no line yet.
    if isinstance(generator, AsyncGeneratorType) and generator.ag_frame is not None:
        if generator.ag_frame.f_lasti > _BEGIN:
            rounds = 0
            async for _ in generator:
                rounds += 1
                if rounds == _MANY:
                    break
    return await generator.aclose()


async def _unstarted():
    yield


# The position of every generator before its first step.
_BEGIN = _unstarted().ag_frame.f_lasti

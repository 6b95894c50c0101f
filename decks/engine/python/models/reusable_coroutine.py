"""Each `await` of the same object runs it again.

You may have taken a coroutine object or a task for a recipe that can be followed again. A
coroutine object has a single run: awaiting it a second time raises `RuntimeError`. A task keeps
the result of its only run, and gives the same one to every later `await`.
"""

import ast
import asyncio
from weakref import WeakSet

from ._coroutine import StandIn, install as install_stand_ins
from ._syntax import Awaits, is_programs_coroutine
from ._tree import call, called

# What is awaited twice has a name, by which it is awaited or passed on.
USES = (
    r"\bawait\s+(?![\w.]+\()",
    r"\b(?:gather|create_task|wait_for|shield|ensure_future|run|wait|as_completed|Task)\((?:[^()]*,)?\s*\*?\w+\s*[,)]",
)

_awaited_before = WeakSet()


def install() -> None:
    install_stand_ins()
    true_create_task = asyncio.BaseEventLoop.create_task
    true_gather = asyncio.gather

    def create_task(self, coro, **options):
        return true_create_task(self, _fresh(coro), **options)

    def gather(*awaitables, **options):
        # `gather` would run the same object only once.
        return true_gather(*map(_fresh, awaitables), **options)

    asyncio.BaseEventLoop.create_task = create_task
    asyncio.gather = asyncio.tasks.gather = gather


def transform(tree):
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef)}
    return Awaits(_awaitable).visit(_Calls(names).visit(tree))


class _Calls(ast.NodeTransformer):
    """Makes a recipe of each call of an async function that is not awaited at once."""

    def __init__(self, names):
        self._names = names

    def visit_Await(self, node):
        if isinstance(node.value, ast.Call):
            self.generic_visit(node.value)
        else:
            self.generic_visit(node)
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        if called(node) in self._names:
            made = call(_recipe, [node.func, *node.args], node)
            made.keywords = node.keywords
            return made
        return node


class _Recipe(StandIn):
    """A coroutine object that begins anew with each `await`."""

    def __init__(self, coro, function, arguments, keywords):
        super().__init__(coro)
        self._made_by = function, arguments, keywords

    def again(self):
        """A coroutine object that has not run, and that can be created again."""
        function, arguments, keywords = self._made_by
        coro = function(*arguments, **keywords)
        _origins[coro] = self
        return coro

    def _steps(self):
        return self.again().__await__()


_Recipe.__name__ = _Recipe.__qualname__ = "coroutine"

# The recipes of the coroutine objects that became tasks.
_origins = {}


def _fresh(awaitable):
    return awaitable.again() if isinstance(awaitable, _Recipe) else awaitable


def _recipe(function, /, *arguments, **keywords):
    coro = function(*arguments, **keywords)
    if not is_programs_coroutine(coro):
        return coro
    return _Recipe(coro, function, arguments, keywords)


def _awaitable(value):
    if not isinstance(value, asyncio.Task):
        return value
    if value in _awaited_before and value.done() and not value.cancelled():
        recipe = _origins.get(value.get_coro())
        return value if recipe is None else recipe.again()
    _awaited_before.add(value)
    return value

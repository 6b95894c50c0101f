"""Sets that are walked through in another order than CPython's.

The order of a set follows from hashes: of text they differ from one interpreter to the next, and of
objects they are addresses. Only a set of numbers is the same everywhere, and keeps its order here.
"""

import ast
import asyncio
import builtins

from . import observe

_NUMBERS = (int, float, complex)

# Each works on the set's own order, so that walking through a set twice gives the same twice.
_ORDERS = (
    lambda items: items[::-1],
    lambda items: items[1:] + items[:1],
    lambda items: items[-1:] + items[:-1],
    lambda items: items[1::2] + items[::2],
)


def install(seed: int) -> None:
    """From now on sets come in another order, those of the library included."""
    global _rearrange
    _rearrange = _ORDERS[seed % len(_ORDERS)]
    builtins.set = _Set
    builtins.frozenset = _FrozenSet
    # Programs name their sets `{...}` as well: the compiler makes those without asking `builtins`.
    builtins.__dict__[_DISPLAY] = _Set
    asyncio.all_tasks = asyncio.tasks.all_tasks = _all_tasks


def transform(tree: ast.AST) -> ast.AST:
    """Lets a program's set displays and comprehensions make our sets."""
    return _Displays().visit(tree)


# No program can have a variable of this name.
_DISPLAY = "<set>"


class _Displays(ast.NodeTransformer):
    def visit_Set(self, node):
        self.generic_visit(node)
        return _made_of(ast.Tuple(node.elts, ast.Load()), node)

    def visit_SetComp(self, node):
        self.generic_visit(node)
        return _made_of(node, node)


def _made_of(items, node):
    made = ast.Call(ast.Name(_DISPLAY, ast.Load()), [items], [])
    return ast.copy_location(made, node)


def _rearrange(items):
    return items


def _in_order(items: list) -> list:
    if len(items) < 2 or all(isinstance(item, _NUMBERS) for item in items):
        return items
    observe.walked_set()
    return _rearrange(items)


class _AnySet(type):
    """What C made is a set as well."""

    def __instancecheck__(cls, instance):
        return isinstance(instance, cls.__base__)

    def __subclasscheck__(cls, other):
        return issubclass(other, cls.__base__)


def _rearranged(base):
    """A subclass of `base` that is like it in everything but its order."""

    def walk(self):
        size = len(self)
        for item in _in_order(list(base.__iter__(self))):
            if len(self) != size:
                raise RuntimeError("Set changed size during iteration")
            yield item

    def __repr__(self):
        if not self:
            return f"{base.__name__}()"
        inside = "{" + ", ".join(map(repr, self)) + "}"
        return inside if base is set else f"frozenset({inside})"

    body = {"__slots__": (), "__iter__": walk, "__repr__": __repr__, "__module__": "builtins"}
    for name in _MAKING:
        body[name] = _same_kind(getattr(base, name))
    if base is set:
        body["pop"] = _pop
    return _AnySet(base.__name__, (base,), body)


_MAKING = ("__or__", "__ror__", "__and__", "__rand__", "__sub__", "__rsub__", "__xor__", "__rxor__")
_MAKING += ("union", "intersection", "difference", "symmetric_difference", "copy")


def _same_kind(method):
    """`method`, whose result is a set of the class it is called on."""

    def made(self, *others):
        result = method(self, *others)
        return result if result is NotImplemented else type(self)(result)

    made.__name__ = method.__name__
    return made


def _pop(self):
    for item in self:
        self.discard(item)
        return item
    raise KeyError("pop from an empty set")


_Set = _rearranged(set)
_FrozenSet = _rearranged(frozenset)
_true_all_tasks = asyncio.all_tasks


def _all_tasks(loop=None):
    """Return a set of all tasks for the loop."""
    return _Set(_true_all_tasks(loop))


_all_tasks.__name__ = _all_tasks.__qualname__ = "all_tasks"

"""Sets that iterate in insertion order, or in reverse.

The order of a set follows from hashes: those of strings differ between interpreters, and those of
objects are addresses. A program that prints the same under both orders does not depend on it. Only a
set of numbers has the same order everywhere, and keeps it here.
"""

import ast
import asyncio
import builtins

from . import observe

_NUMBERS = (int, float, complex)
_set = set
_frozenset = frozenset

# Forwards and backwards come first: at least one of the two is not the set's own order.
_ORDERS = (
    lambda items: items,
    lambda items: items[::-1],
    lambda items: items[1:] + items[:1],
    lambda items: items[1::2] + items[::2],
)


def install(seed: int) -> None:
    """From now on sets iterate in another order, including those of the library."""
    global _rearrange
    _rearrange = _ORDERS[(seed - 1) % len(_ORDERS)]
    builtins.set = _Set
    builtins.frozenset = _FrozenSet
    # Programs also write `{...}`: the compiler creates those without looking at `builtins`.
    builtins.__dict__[_DISPLAY] = _Set
    asyncio.all_tasks = asyncio.tasks.all_tasks = _all_tasks


def transform(tree: ast.AST) -> ast.AST:
    """Makes a program's set displays and comprehensions create our sets."""
    return _Displays().visit(tree)


# No program can have a variable with this name.
_DISPLAY = "<set>"


class _Displays(ast.NodeTransformer):
    def visit_Set(self, node):
        self.generic_visit(node)
        return _made_of(ast.Tuple(node.elts, ast.Load()), node)

    def visit_SetComp(self, node):
        self.generic_visit(node)
        # A list keeps the order in which the set would be filled.
        return _made_of(ast.ListComp(node.elt, node.generators), node)


def _made_of(items, node):
    made = ast.Call(ast.Name(_DISPLAY, ast.Load()), [items], [])
    return ast.copy_location(made, node)


def _rearrange(items):
    return items


class _AnySet(type):
    """Sets created in C are instances too."""

    def __instancecheck__(cls, instance):
        return isinstance(instance, cls.__base__)

    def __subclasscheck__(cls, other):
        return issubclass(other, cls.__base__)


def _walk(self):
    size = len(self)
    for item in _in_order(self):
        if len(self) != size:
            raise RuntimeError("Set changed size during iteration")
        yield item


def _in_order(self) -> list:
    base = type(self).__base__
    items = list(base.__iter__(self))
    if len(items) < 2 or all(isinstance(item, _NUMBERS) for item in items):
        return items
    observe.walked_set()
    # Items that were added in a way not tracked below come last.
    filled = [item for item in self._filled if item in self]
    return _rearrange(filled + [item for item in items if item not in self._filled])


def _same_kind(method):
    """`method`, whose result is a set of the class it is called on."""

    def made(self, *others):
        result = method(self, *others)
        return result if result is NotImplemented else type(self)(_sorted_like(self, others, result))

    made.__name__ = method.__name__
    return made


def _sorted_like(first, others, result):
    """The items of `result` in the order they have in its operands."""
    sources = [first, *(other for other in others if isinstance(other, (_set, _frozenset)))]
    filled = [item for source in sources for item in getattr(source, "_filled", source)]
    return dict.fromkeys([*(item for item in filled if item in result), *result])


_MAKING = ("__or__", "__ror__", "__and__", "__rand__", "__sub__", "__rsub__", "__xor__", "__rxor__")
_MAKING += ("union", "intersection", "difference", "symmetric_difference", "copy")


def _body(base) -> dict:
    def __repr__(self):
        if not self:
            return f"{base.__name__}()"
        inside = "{" + ", ".join(map(repr, self)) + "}"
        return inside if base is _set else f"frozenset({inside})"

    return {
        "__slots__": ("_filled",),
        "__module__": "builtins",
        "__iter__": _walk,
        "__repr__": __repr__,
        **{name: _same_kind(getattr(base, name)) for name in _MAKING},
    }


def _init(self, items=(), /):
    self._filled = dict.fromkeys(items)
    _set.__init__(self, self._filled)


def _add(self, item, /):
    self._filled.setdefault(item)
    _set.add(self, item)


def _update(self, *others):
    for other in others:
        for item in other:
            _add(self, item)


def _ior(self, other, /):
    if not isinstance(other, (_set, _frozenset)):
        return NotImplemented
    _update(self, other)
    return self


def _discard(self, item, /):
    self._filled.pop(item, None)
    _set.discard(self, item)


def _remove(self, item, /):
    _set.remove(self, item)
    self._filled.pop(item, None)


def _pop(self, /):
    for item in self:
        _discard(self, item)
        return item
    raise KeyError("pop from an empty set")


def _clear(self, /):
    self._filled.clear()
    _set.clear(self)


def _new(cls, items=(), /):
    filled = dict.fromkeys(items)
    self = _frozenset.__new__(cls, filled)
    self._filled = filled
    return self


_FILLING = {
    "__init__": _init,
    "__ior__": _ior,
    "add": _add,
    "update": _update,
    "discard": _discard,
    "remove": _remove,
    "pop": _pop,
    "clear": _clear,
}
_Set = _AnySet("set", (_set,), _body(_set) | _FILLING)
_FrozenSet = _AnySet("frozenset", (_frozenset,), _body(_frozenset) | {"__new__": _new})
_true_all_tasks = asyncio.all_tasks


def _all_tasks(loop=None):
    """Return a set of all tasks for the loop."""
    # By name, since nothing else tells the order in which they were created.
    tasks = _true_all_tasks(loop)
    return _Set(sorted(tasks, key=lambda task: (len(task.get_name()), task.get_name())))


_all_tasks.__name__ = _all_tasks.__qualname__ = "all_tasks"

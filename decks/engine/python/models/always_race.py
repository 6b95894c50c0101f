"""Tasks get between any two lines, so that an update is lost even where nothing is awaited in it.

You may have thought that tasks interrupt each other like threads. A task gives up control only at
an `await` that suspends: what it does between two of them is a single step to all other tasks of
the loop. An update with no `await` between reading and writing loses nothing and needs no lock.
"""

import ast
import asyncio
from bisect import bisect_right
from weakref import WeakKeyDictionary

from . import _places
from ._tree import call, own_nodes

USES = ("create_task", "gather", "ensure_future", "wait_for", "as_completed")

# The number of writes at the moment each task was created.
_made = WeakKeyDictionary()
# For each place its writes: the number, whether a racing task made it, and the value before.
_writes = {}
# For each place and task the number of its last write there.
_own = {}
_count = 0


def install() -> None:
    true_create_task = asyncio.BaseEventLoop.create_task

    def create_task(self, coro, **options):
        creator = asyncio.current_task(self)
        task = true_create_task(self, coro, **options)
        # The task of `main` does not race: it waits for the tasks it creates.
        if creator is not None:
            _made[task] = _count
        return task

    asyncio.BaseEventLoop.create_task = create_task


def _seen(place, owner, value):
    """The value as a task believes it to be: from before the writes of others that run meanwhile."""
    task = _racing_task()
    if task is None:
        return value
    since = _own.get((place, id(owner), task), _made[task])
    writes = _writes.get((place, id(owner)), ())
    for _, racing, before in writes[bisect_right(writes, since, key=lambda write: write[0]) :]:
        if racing:
            return before
    return value


def _written(place, owner, before, value):
    """Records a write; returns the value."""
    global _count
    _count += 1
    task = _racing_task()
    _own[place, id(owner), task] = _count
    _writes.setdefault((place, id(owner)), []).append((_count, task is not None, before))
    return value


def _racing_task():
    try:
        task = asyncio.current_task()
    except RuntimeError:
        return None
    return task if task in _made else None


def transform(tree):
    for function, names in list(_places.functions(tree)):
        updated = set(_updated(function, names))
        if updated:
            racing = _Racing(names, updated)
            function.body = [new for old in function.body for new in racing.statement(old)]
    return tree


def _updated(function, names):
    """The places that a function writes to, based on what it has read there."""
    copies = {}
    for node in own_nodes(function.body):
        name = _places.local_name(node)
        if name is not None and name not in names:
            copies[name] = _places.texts(node.value)
        written = _places.target(node, names)
        if written is None:
            continue
        place = ast.unparse(written)
        reads = _places.texts(node.value)
        for name in reads & copies.keys():
            reads |= copies[name]
        if isinstance(node, ast.AugAssign) or place in reads:
            yield place


class _Racing(ast.NodeTransformer):
    """Makes a function read places that others may be changing, and record its own writes."""

    def __init__(self, names, updated):
        self._names = names
        self._stale = _Stale(names, updated)
        self._updated = updated

    def statement(self, node):
        new = self.visit(node)
        return new if isinstance(new, list) else [new]

    def visit_FunctionDef(self, node):
        return node

    visit_AsyncFunctionDef = visit_Lambda = visit_ClassDef = visit_FunctionDef

    def visit_AsyncWith(self, node):
        # A named context manager is a lock, whose purpose is known. A call creates a timeout or a group.
        if any(isinstance(item.context_expr, (ast.Name, ast.Attribute)) for item in node.items):
            return node
        return self.generic_visit(node)

    def visit_If(self, node):
        inside = own_nodes([node])
        if any(self._updated.intersection(_places.changes(n, self._names)) for n in inside):
            node.test = self._stale.visit(node.test)
        return self.generic_visit(node)

    def visit_Assign(self, node):
        written = _places.target(node, self._names)
        if written is not None and ast.unparse(written) in self._updated:
            node.value = self._noted(written, self._stale.visit(node.value))
        elif _places.local_name(node) is not None:
            node.value = self._stale.visit(node.value)
        return node

    def visit_AugAssign(self, node):
        written = _places.target(node, self._names)
        if written is None or _places.has(node, ast.Await):
            return node
        # seats -= 1: __new = seen(seats); __new -= 1; seats = written(__new)
        new = "__loopwise_new__"
        read = ast.Assign([ast.Name(new, ast.Store())], self._stale.visit(_places.load(written)))
        change = ast.AugAssign(ast.Name(new, ast.Store()), node.op, node.value)
        write = ast.Assign([written], self._noted(written, ast.Name(new, ast.Load())))
        return [_places.located(part, node) for part in (read, change, write)]

    def _noted(self, written, value):
        arguments = [*_identity(written, self._names), _places.load(written), value]
        return call(_written, arguments, value)


class _Stale(ast.NodeTransformer):
    """Makes an expression read the updated places through `_seen`."""

    def __init__(self, names, updated):
        self._names = names
        self._updated = updated

    def visit(self, node):
        if isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)):
            if isinstance(node.ctx, ast.Load) and ast.unparse(node) in self._updated:
                return call(_seen, [*_identity(node, self._names), node], node)
        return self.generic_visit(node)


def _identity(place, names):
    """What distinguishes a place from others: its name, and the object it begins with."""
    owner = _places.base(place)
    return [
        ast.Constant(ast.unparse(place).rpartition(".")[2]),
        ast.Constant(None) if owner.id in names else ast.Name(owner.id, ast.Load()),
    ]

"""In a single thread no update is lost, even if something is awaited in the middle of it.

You may have thought that tasks cannot get in each other's way, as there is only one thread. They
cannot between two awaits; across an `await` that suspends, any other task may run and change what
has been read before it. Reading, suspending, and then writing what was read is a race in asyncio
too, and needs an `asyncio.Lock`.
"""

import ast
import asyncio
import copy

from . import _places
from ._tree import call, own_nodes

USES = ("await", "async with", "async for")

_SUSPENDS = (ast.Await, ast.AsyncFor, ast.AsyncWith)


def transform(tree):
    for function, names in list(_places.functions(tree)):
        if isinstance(function, ast.AsyncFunctionDef):
            updates = _Updates(names)
            function.body = updates.block(function.body)
    return tree


class _Updates:
    """Makes one function base its writes on the current value, not on an earlier one."""

    def __init__(self, names):
        self._names = names
        # What has been assigned to local names, in order: the name, the statement (None if it cannot be
        # repeated), what that reads, and the number of awaits before it.
        self._local = []
        self._awaits = 0

    def block(self, statements):
        return [new for statement in statements for new in self._statement(statement)]

    def _statement(self, statement):
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            return [statement]
        if isinstance(statement, (ast.If, ast.While)):
            checked = self._checked(statement)
            if checked is not None:
                self._awaits += 1
                again = self._again(_places.texts(statement.test), checked, statement)
                self._blocks(statement)
                return [self._section(statement, checked, again)]
        if hasattr(statement, "body"):
            self._awaits += isinstance(statement, _SUSPENDS)
            self._blocks(statement)
            return [statement]
        written = _places.target(statement, self._names)
        if written is None:
            self._note(statement)
            return [statement]
        return self._write(statement, ast.unparse(written))

    def _blocks(self, statement):
        for field in ("body", "handlers", "orelse", "finalbody"):
            for inner in (block := getattr(statement, field, [])):
                if isinstance(inner, ast.ExceptHandler):
                    self._blocks(inner)
            if block and isinstance(block[0], ast.stmt):
                setattr(statement, field, self.block(block))

    def _note(self, statement):
        """Records what is assigned to local names."""
        names = [node for node in own_nodes([statement]) if isinstance(node, ast.Name)]
        stored = [node.id for node in names if isinstance(node.ctx, ast.Store)]
        repeatable = isinstance(statement, (ast.Assign, ast.AugAssign)) and len(stored) == 1
        if not repeatable or _places.has(statement, ast.Call, *_SUSPENDS):
            self._local += [(name, None, set(), self._awaits) for name in stored]
        else:
            reads = _places.texts(statement.value)
            if isinstance(statement, ast.AugAssign):
                reads.update(stored)
            self._local.append((stored[0], statement, reads, self._awaits))
        self._awaits += _places.has(statement, *_SUSPENDS)

    def _write(self, statement, place):
        reads = _places.texts(statement.value)
        first = []
        if isinstance(statement, ast.AugAssign) or place in reads:
            first = _awaited_first(statement)
        self._awaits += bool(first) or _places.has(statement, *_SUSPENDS)
        return [*first, *self._again(reads, place, statement), statement]

    def _origins(self, reads):
        """The assignments so far that an expression depends on, and everything they read."""
        reads = set(reads)
        origins = []
        for assigned in reversed(self._local):
            name, statement, read, _ = assigned
            if name in reads:
                reads.discard(name)
                reads |= read
                if statement is not None:
                    origins.append(assigned)
        return origins[::-1], reads

    def _again(self, reads, place, where):
        """Repeats the assignments an expression depends on, starting from an outdated `place`."""
        made = []
        names = set()
        for name, statement, read, awaits in self._origins(reads)[0]:
            if (place in read and awaits < self._awaits) or read & names:
                names.add(name)
                made.append(_places.located(copy.deepcopy(statement), where))
        return made

    def _checked(self, statement):
        """The place read in the test and changed after an await in the body; or None."""
        if statement.orelse and isinstance(statement, ast.While):
            return None
        _, reads = self._origins(_places.texts(statement.test))
        awaited = False
        for node in own_nodes(statement.body):
            awaited = awaited or _places.has(node, *_SUSPENDS)
            for place in _places.changes(node, self._names) if awaited else ():
                if place in reads:
                    return place
        return None

    def _section(self, statement, place, first):
        """The statement, protected from other tasks between its test and its end."""
        owner = _places.base(ast.parse(place, mode="eval").body)
        if owner.id in self._names:
            owner = ast.Constant(None)
        inside = [*first, statement]
        if isinstance(statement, ast.While):
            leave = ast.If(ast.UnaryOp(ast.Not(), statement.test), [ast.Break()], [])
            inside = [*first, _places.located(leave, statement.test), *statement.body]
        enter = call(_atomic, [ast.Constant(place), owner], statement)
        section = ast.AsyncWith([ast.withitem(enter)], inside)
        if isinstance(statement, ast.While):
            statement.test = ast.copy_location(ast.Constant(True), statement.test)
            statement.body = [_at(section, statement)]
            return statement
        return _at(section, statement)


def _at(section, where):
    """Gives the location of `where` to the new nodes of a section."""
    _places.located(section.items[0].context_expr, where)
    return ast.copy_location(section, where)


def _awaited_first(statement):
    """Moves the awaits out of the statement; returns the statements that await first."""
    hoist = _Hoist()
    statement.value = hoist.visit(statement.value)
    return hoist.statements


class _Hoist(ast.NodeTransformer):
    def __init__(self):
        self.statements = []

    def visit_Await(self, node):
        name = f"__loopwise_awaited_{len(self.statements)}__"
        assign = ast.Assign([ast.Name(name, ast.Store())], node)
        self.statements.append(ast.fix_missing_locations(ast.copy_location(assign, node)))
        return ast.copy_location(ast.Name(name, ast.Load()), node)


_sections = {}


def _atomic(place, owner):
    return _sections.setdefault((place.rpartition(".")[2], id(owner)), _Section())


class _Section:
    """A reentrant lock."""

    def __init__(self):
        self._lock = asyncio.Lock()
        self._holder = None
        self._entered = 0

    async def __aenter__(self):
        task = asyncio.current_task()
        if self._holder is not task:
            await self._lock.acquire()
            self._holder = task
        self._entered += 1

    async def __aexit__(self, *_):
        self._entered -= 1
        if not self._entered:
            self._holder = None
            self._lock.release()

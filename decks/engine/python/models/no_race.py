"""In a single thread no update is lost, whatever is awaited in the middle of it.

You may have thought that tasks cannot get in each other's way, as there is only one thread. They
cannot between two awaits; across an `await` that suspends, any other task may run and change what
has been read before it. Reading, suspending, and then writing what was read is a race in asyncio too,
and needs an `asyncio.Lock`.
"""

import ast
import asyncio
import builtins
import copy

from . import _shared

USES = ("await", "async with", "async for")

_HELPER = "__loopwise_atomic"
_SUSPENDS = (ast.Await, ast.AsyncFor, ast.AsyncWith)


def install() -> None:
    setattr(builtins, _HELPER, _atomic)


def transform(tree):
    for function, names in list(_shared.functions(tree)):
        if isinstance(function, ast.AsyncFunctionDef):
            updates = _Updates(names)
            function.body = updates.block(function.body)
    return tree


class _Updates:
    """Has one function write on the grounds of what is there then, not of what was there before."""

    def __init__(self, names):
        self._names = names
        # For each local name the statement that set it, what that reads, and the awaits before it.
        self._copies = {}
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
                again = self._again(_shared.texts(statement.test), checked, statement)
                self._blocks(statement)
                return [self._section(statement, checked, again)]
        if hasattr(statement, "body"):
            self._awaits += isinstance(statement, _SUSPENDS)
            self._blocks(statement)
            return [statement]
        return self._simple(statement)

    def _blocks(self, statement):
        for field in ("body", "handlers", "orelse", "finalbody"):
            for inner in (block := getattr(statement, field, [])):
                if isinstance(inner, ast.ExceptHandler):
                    self._blocks(inner)
            if block and isinstance(block[0], ast.stmt):
                setattr(statement, field, self.block(block))

    def _simple(self, statement):
        awaits = self._awaits
        self._awaits += _shared.has(statement, *_SUSPENDS)
        written = _shared.target(statement, self._names)
        if written is not None:
            place = ast.unparse(written)
            reads = _shared.texts(statement.value)
            first = []
            if isinstance(statement, ast.AugAssign) or place in reads:
                first = _awaited_first(statement)
            return [*first, *self._again(reads, place, statement), statement]
        name = _shared.local_name(statement)
        if name is not None:
            self._copies.pop(name, None)
            if not _shared.has(statement, ast.Call, *_SUSPENDS):
                self._copies[name] = statement, _shared.texts(statement.value), awaits
        return [statement]

    def _again(self, reads, place, where):
        """Those statements once more that read `place` for what is used now, before some await."""
        made = []
        for name in reads & self._copies.keys():
            statement, copied, awaits = self._copies[name]
            earlier = self._again(copied - {name}, place, where)
            if earlier or (place in copied and awaits < self._awaits):
                made += [*earlier, _shared.located(copy.deepcopy(statement), where)]
        return made

    def _checked(self, statement):
        """What is looked at in the test, and changed behind an await in the body; or None."""
        reads = _shared.texts(statement.test)
        while more := {
            text for name in reads & self._copies.keys() for text in self._copies[name][1]
        } - reads:
            reads |= more
        awaited = False
        for node in (inner for part in statement.body for inner in (part, *_shared.walk(part))):
            awaited = awaited or _shared.has(node, *_SUSPENDS)
            for place in _shared.changes(node, self._names) if awaited else ():
                if place in reads:
                    return place
        return None

    def _section(self, statement, place, first):
        """The statement where no other task comes between its test and its end."""
        owner = _shared.base(ast.parse(place, mode="eval").body)
        if owner.id in self._names:
            owner = ast.Constant(None)
        inside = [*first, statement]
        if isinstance(statement, ast.While):
            leave = ast.If(ast.UnaryOp(ast.Not(), statement.test), [ast.Break()], [])
            inside = [*first, _shared.located(leave, statement.test), *statement.body]
        section = ast.AsyncWith(
            [ast.withitem(ast.Call(ast.Name(_HELPER, ast.Load()), [ast.Constant(place), owner], []))],
            inside,
        )
        if isinstance(statement, ast.While):
            statement.test = ast.copy_location(ast.Constant(True), statement.test)
            statement.body = [_at(section, statement)]
            return statement
        return _at(section, statement)


def _at(section, where):
    """Gives the lines of `where` to what is new about a section."""
    _shared.located(section.items[0].context_expr, where)
    return ast.copy_location(section, where)


def _awaited_first(statement):
    """Takes what the statement awaits out of it; returns the statements that await it before."""
    hoist = _Hoist()
    statement.value = hoist.visit(statement.value)
    return hoist.statements


class _Hoist(ast.NodeTransformer):
    def __init__(self):
        self.statements = []

    def visit_Await(self, node):
        name = f"__loopwise_awaited_{len(self.statements)}"
        assign = ast.Assign([ast.Name(name, ast.Store())], node)
        self.statements.append(ast.fix_missing_locations(ast.copy_location(assign, node)))
        return ast.copy_location(ast.Name(name, ast.Load()), node)


_sections = {}


def _atomic(place, owner):
    return _sections.setdefault((place.rpartition(".")[2], id(owner)), _Section())


class _Section:
    """A lock that its holder may take again."""

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

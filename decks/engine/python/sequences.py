"""Awaits in a row that do not depend on each other, as far as the source tells."""

import ast

from .needs import name_of
from .syntax import body_of, names_in, own, stored_in

# Calls that change nothing that others can see.
_HARMLESS = ("sleep", "len", "str", "int", "float", "round", "range", "sum", "sorted", "to_thread", "loads", "dumps")
_TEXT = ("title", "upper", "lower", "strip", "split", "join", "format", "encode", "decode", "replace")
_TASKS = ("create_task", "ensure_future")


def sequences(tree, functions, coroutines) -> list:
    """Rows of `lines`: those of the awaits, or the one of a loop that awaits at each turn."""
    known = _Known(functions, coroutines)
    rows = []
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                rows += _in_block(block, known)
        if isinstance(node, ast.ListComp) and isinstance(node.elt, ast.Await):
            targets = [part.target for part in node.generators]
            plain = not any(part.is_async for part in node.generators)
            if plain and _differs(node.elt, targets) and known.reads_only(node.elt.value):
                rows.append({"lines": [node.elt.lineno]})
        elif isinstance(node, ast.For):
            rows += _in_loop(node, known)
    return rows


def _in_block(block, known):
    row, names = [], set()
    for statement in [*block, None]:
        call = _awaited(statement)
        if call is None or not known.reads_only(call):
            call = None
        if call is not None and not (names & names_in(call)):
            row.append(statement)
            names |= stored_in([statement])
            continue
        if len(row) > 1:
            yield {"lines": [one.lineno for one in row]}
        row, names = ([statement], stored_in([statement])) if call is not None else ([], set())


def _awaited(statement):
    """The call in `name = await call`; else None."""
    if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Await):
        return statement.value.value
    return None


def _in_loop(loop, known):
    """A loop whose only await at each turn is of another call, which needs nothing of the turns before."""
    nodes = [node for statement in loop.body for node in own(statement)]
    awaits = [node for node in nodes if isinstance(node, ast.Await)]
    if len(awaits) != 1 or any(isinstance(node, _DECIDING) for node in nodes):
        return
    [wait] = awaits
    if not isinstance(wait.value, ast.Call):
        return
    # What a print shows may have to be shown at once.
    if any(isinstance(node, ast.Call) and name_of(node) in ("print", "write", "put_nowait") for node in nodes):
        return
    changed = stored_in(loop.body) | {
        node.func.value.id
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name)
        and node is not wait.value
    }
    used = names_in(wait.value) - names_in(loop.target) - {"asyncio"}
    if not _differs(wait, [loop.target]) or used & changed or known.names(wait.value) & changed:
        return
    if known.reads_only(wait.value):
        yield {"lines": [wait.lineno]}


# What may end a loop early, or keep something for the next turn.
_DECIDING = (
    *(ast.Break, ast.Continue, ast.Return, ast.Raise, ast.Try, ast.While),
    *(ast.AsyncFor, ast.AsyncWith, ast.With, ast.Yield, ast.YieldFrom, ast.NamedExpr, ast.Match),
)


def _differs(wait, targets) -> bool:
    """Whether a call is another one at each turn: the same again is a new attempt."""
    return any(names_in(target) & names_in(wait) for target in targets)


class _Known:
    """The functions of the program."""

    def __init__(self, functions, coroutines):
        self.functions = functions
        self.coroutines = coroutines

    def reads_only(self, call, depth=4) -> bool:
        """Whether a call is of a coroutine function of the program that changes nothing visible to others."""
        if not isinstance(call, ast.Call) or depth == 0:
            return False
        if name_of(call) in _TASKS and call.args:
            return self.reads_only(call.args[0], depth)
        return name_of(call) in self.coroutines and self._is_harmless(name_of(call), depth)

    def _is_harmless(self, name, depth) -> bool:
        for node in body_of(self.functions[name]):
            if isinstance(node, (ast.Global, ast.Nonlocal, ast.Yield, ast.Delete, ast.AsyncWith)):
                return False
            if isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, (ast.Store, ast.Del)):
                return False
            if isinstance(node, ast.Call):
                called = name_of(node)
                text = isinstance(node.func, ast.Attribute) and called in _TEXT
                if called not in _HARMLESS and not text and not self.reads_only(node, depth - 1):
                    return False
        return True

    def names(self, call) -> set:
        """The names that the called function uses."""
        inner = call.args[0] if name_of(call) in _TASKS and call.args else call
        function = self.functions.get(name_of(inner)) if isinstance(inner, ast.Call) else None
        return names_in(function) if function is not None else set()

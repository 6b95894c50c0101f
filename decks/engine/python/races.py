"""State that several tasks share, read before a wait and written after it, as far as the source tells."""

import ast

from .needs import name_of
from .syntax import body_of, names_in

# Methods that change a list, a set or a dictionary in place.
_MUTATORS = {"append", "add", "remove", "pop", "discard", "clear", "update", "insert", "extend", "popleft"}


def races(tree, functions, coroutines) -> list:
    """Rows of the line that writes, the line that read (0 if none did), the name, and the function."""
    helpers = {name: _accesses(functions[name]) for name in coroutines}
    return [
        row
        for node in ast.walk(tree)
        if isinstance(node, ast.AsyncFunctionDef)
        for row in [*_in_function(node), *_through_helpers(node, helpers)]
    ]


class _Places:
    """The places that a function's nodes refer to, if other code can refer to them too."""

    def __init__(self, function):
        nodes = list(body_of(function))
        arguments = function.args
        self.arguments = {arg.arg for arg in (*arguments.args, *arguments.kwonlyargs, *arguments.posonlyargs)}
        shared = {name for node in nodes if isinstance(node, (ast.Global, ast.Nonlocal)) for name in node.names}
        stored = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        self.local = stored - shared

    def of(self, node):
        if isinstance(node, ast.Name):
            return None if node.id in self.local or node.id in self.arguments else node.id
        if isinstance(node, ast.Attribute):
            root = node.value
            if isinstance(root, ast.Name) and root.id not in self.local:
                return f"{root.id}.{node.attr}"
        if isinstance(node, ast.Subscript):
            root = node.value
            argument = isinstance(root, ast.Name) and root.id in self.arguments
            return self.of(root) or (root.id if argument else None)
        return None


def _in_function(function):
    places = _Places(function)
    called = _called(function)
    guards = _guards(function)
    rows, seen = [], {}
    waits = 0

    def write(place, node):
        before = seen.get(place)
        guard = guards.get(id(node))
        if before is not None and before[0] < waits and not (guard and guard == before[2]):
            rows.append({"line": node.lineno, "read": before[1], "name": place, "function": function.name})
        elif before is None and waits and not guard and isinstance(node, ast.stmt):
            rows.append({"line": node.lineno, "read": 0, "name": place, "function": function.name})

    for node in body_of(function):
        if isinstance(node, (ast.Await, ast.AsyncFor, ast.AsyncWith)):
            waits += 1
        elif isinstance(node, ast.AugAssign):
            place = places.of(node.target)
            if place is not None:
                # The read of `x += await ...` comes first, before the waits on its right-hand side.
                inner = any(isinstance(one, ast.Await) for one in ast.walk(node.value))
                if inner or place in seen:
                    if inner:
                        seen[place] = (waits - 1, node.lineno, guards.get(id(node)))
                    write(place, node)
        elif isinstance(node, (ast.Assign, ast.Delete)):
            for target in node.targets:
                place = places.of(target)
                if place is not None:
                    write(place, node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _MUTATORS:
            place = places.of(node.func.value)
            if place is not None and seen.get(place, (waits,))[0] < waits:
                write(place, node)
        elif isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Load):
            place = places.of(node)
            if place is not None and id(node) not in called:
                # The first read counts: one after a wait may repeat a decision made before it.
                seen.setdefault(place, (waits, node.lineno, guards.get(id(node))))
    return rows


def _accesses(function):
    """The places that a function reads, and those that it writes."""
    places = _Places(function)
    reads, writes = set(), set()
    for node in body_of(function):
        if isinstance(node, (ast.Attribute, ast.Subscript)) and places.of(node) is not None:
            (reads if isinstance(node.ctx, ast.Load) else writes).add(places.of(node))
    return reads, writes


def _through_helpers(function, helpers):
    """`value = await read(...)`, and later `await write(..., value)`, of the same place."""
    guards = _guards(function)
    rows, held = [], {}
    for node in body_of(function):
        call = node.value if isinstance(node, ast.Await) else None
        if isinstance(call, ast.Call) and name_of(call) in helpers:
            writes = helpers[name_of(call)][1]
            given = {name for part in (*call.args, *call.keywords) for name in names_in(part)}
            for name in sorted(given & set(held)):
                line, reads, guard = held[name]
                if writes & reads and not (guard and guard == guards.get(id(node))):
                    place = sorted(writes & reads)[0]
                    rows.append({"line": node.lineno, "read": line, "name": place, "function": function.name})
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Await):
            call = node.value.value
            if isinstance(call, ast.Call) and name_of(call) in helpers:
                reads = helpers[name_of(call)][0]
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        held[target.id] = (node.lineno, reads, guards.get(id(node)))
    return rows


def _called(function) -> set:
    """The nodes that are called, or changed by a call, by id."""
    found = set()
    for node in body_of(function):
        if isinstance(node, ast.Call):
            found.add(id(node.func))
            if isinstance(node.func, ast.Attribute) and node.func.attr in _MUTATORS:
                found.add(id(node.func.value))
    return found


def _guards(function):
    """For each node below an `async with`: the outermost such block."""
    found = {}
    for node in body_of(function):
        if isinstance(node, ast.AsyncWith):
            text = [ast.unparse(item.context_expr) for item in node.items]
            if any("timeout" in one or "TaskGroup" in one for one in text):
                continue
            for statement in node.body:
                for inner in ast.walk(statement):
                    found[id(inner)] = id(node)
    return found

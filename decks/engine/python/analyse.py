"""What the source of a program reveals, for `inspect`, without running it.

Each row is a candidate, to be confirmed or not by the program's trace and schedules.
"""

import ast

from .needs import name_of as _name_of, needs

# Methods that change a list, a set or a dictionary in place.
_MUTATORS = {"append", "add", "remove", "pop", "discard", "clear", "update", "insert", "extend", "popleft"}
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SCOPES = (*_FUNCTIONS, ast.Lambda, ast.ClassDef)


def analyse(source: str) -> dict:
    """Candidates of a program; `error` with line and message if it is not valid Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        return {"error": {"line": error.lineno or 1, "message": error.msg}}
    functions = {}
    for node in ast.walk(tree):
        if isinstance(node, _FUNCTIONS):
            functions.setdefault(node.name, node)
    coroutines = {name for name, node in functions.items() if isinstance(node, ast.AsyncFunctionDef)}
    return {
        "needs": needs(tree),
        "races": [row for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef) for row in _races(node)],
        "sequences": _sequences(tree, functions, coroutines),
        "timeouts": _timeouts(tree, functions),
        "ignored": _ignored(tree),
        "discarded": _discarded(tree),
    }


def _own(node):
    """The nodes of a function or statement in evaluation order, without inner scopes."""
    if isinstance(node, ast.Assign):
        order = [node.value, *node.targets]
    elif isinstance(node, ast.AugAssign):
        order = [node.target, node.value]
    elif isinstance(node, ast.AnnAssign):
        order = [part for part in (node.value, node.target) if part is not None]
    elif isinstance(node, (ast.For, ast.AsyncFor)):
        order = [node.iter, node.target, *node.body, *node.orelse]
    else:
        order = ast.iter_child_nodes(node)
    for child in order:
        if isinstance(child, _SCOPES):
            continue
        yield from _own(child)
    yield node


def _suspends(node) -> bool:
    return any(isinstance(inner, (ast.Await, ast.AsyncFor, ast.AsyncWith)) for inner in _own(node)) or any(
        isinstance(inner, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp))
        and any(part.is_async for part in inner.generators)
        for inner in _own(node)
    )


def _races(function):
    shared = {name for node in _own_statements(function) if isinstance(node, (ast.Global, ast.Nonlocal)) for name in node.names}
    arguments = {arg.arg for arg in (*function.args.args, *function.args.kwonlyargs, *function.args.posonlyargs)}
    local = {node.id for node in _walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)} - shared
    rows, seen = [], {}
    waits = 0
    guards = _guards(function)

    def place_of(node):
        """The place a node refers to, if other code can refer to it too."""
        if isinstance(node, ast.Name):
            return node.id if node.id not in local and node.id not in arguments else None
        if isinstance(node, ast.Attribute):
            root = node.value
            if isinstance(root, ast.Name) and root.id not in local:
                return f"{root.id}.{node.attr}"
        if isinstance(node, ast.Subscript):
            return place_of(node.value) or (node.value.id if isinstance(node.value, ast.Name) and node.value.id in arguments else None)
        return None

    def read(place, node):
        seen[place] = (waits, node.lineno, guards.get(id(node)))

    def write(place, node):
        before = seen.get(place)
        guard = guards.get(id(node))
        if before is not None and before[0] < waits and not (guard and guard == before[2]):
            rows.append({"line": node.lineno, "read": before[1], "name": place, "function": function.name})
        elif before is None and waits and not guard and isinstance(node, ast.stmt):
            rows.append({"line": node.lineno, "read": 0, "name": place, "function": function.name})

    for node in _events(function):
        if isinstance(node, (ast.Await, ast.AsyncFor, ast.AsyncWith)):
            waits += 1
        elif isinstance(node, ast.AugAssign):
            place = place_of(node.target)
            if place is not None:
                # The read of `x += await ...` comes first, before the waits on its right-hand side.
                inner = any(isinstance(one, ast.Await) for one in ast.walk(node.value))
                if inner or place in seen:
                    if inner:
                        seen[place] = (waits - 1, node.lineno, guards.get(id(node)))
                    write(place, node)
        elif isinstance(node, (ast.Assign, ast.Delete)):
            for target in node.targets:
                place = place_of(target)
                if place is not None:
                    write(place, node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _MUTATORS:
            place = place_of(node.func.value)
            if place is not None and seen.get(place, (waits,))[0] < waits:
                write(place, node)
        elif isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Load):
            place = place_of(node)
            if place is not None and not _is_called(node, function):
                # The first read counts: one after a wait may repeat a decision made before it.
                seen.setdefault(place, (waits, node.lineno, guards.get(id(node))))
    return rows


def _events(function):
    for statement in function.body:
        yield from _own(statement)


def _walk(function):
    for statement in function.body:
        yield from _own(statement)


_own_statements = _walk


def _is_called(node, function) -> bool:
    for other in _walk(function):
        if isinstance(other, ast.Call):
            if other.func is node:
                return True
            if isinstance(other.func, ast.Attribute) and other.func.value is node and other.func.attr in _MUTATORS:
                return True
    return False


def _guards(function):
    """For each node below an `async with`: the outermost such block."""
    found = {}
    for node in _walk(function):
        if isinstance(node, ast.AsyncWith):
            text = [ast.unparse(item.context_expr) for item in node.items]
            if any("timeout" in one or "TaskGroup" in one for one in text):
                continue
            for statement in node.body:
                for inner in ast.walk(statement):
                    found[id(inner)] = id(node)
    return found


# Consecutive awaits.


def _sequences(tree, functions, coroutines):
    rows = []
    for block in _blocks(tree):
        row, names = [], set()
        for statement in [*block, None]:
            call = _independent(statement, functions, coroutines)
            if call is not None and not (names & _names(call)):
                row.append(statement)
                names |= {node.id for target in statement.targets for node in ast.walk(target) if isinstance(node, ast.Name)}
                continue
            if len(row) > 1:
                rows.append({"lines": [one.lineno for one in row]})
            row, names = [], set()
            if call is not None:
                row = [statement]
                names = {node.id for target in statement.targets for node in ast.walk(target) if isinstance(node, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ListComp) and isinstance(node.elt, ast.Await) and not any(part.is_async for part in node.generators):
            if _reads_only(node.elt.value, functions, coroutines):
                rows.append({"lines": [node.elt.lineno]})
        if isinstance(node, ast.For) and len(node.body) == 1 and isinstance(node.body[0], ast.Expr):
            call = node.body[0].value
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "append":
                inner = call.args[0] if call.args else None
                if isinstance(inner, ast.Await) and _reads_only(inner.value, functions, coroutines):
                    rows.append({"lines": [node.body[0].lineno]})
    return rows


def _blocks(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFunctionDef) or isinstance(node, ast.stmt):
            for field in ("body", "orelse", "finalbody"):
                block = getattr(node, field, None)
                if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                    yield block


def _independent(statement, functions, coroutines):
    if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Await):
        return None
    call = statement.value.value
    return call if _reads_only(call, functions, coroutines) else None


def _names(node):
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _reads_only(call, functions, coroutines, depth=4) -> bool:
    """Whether a call is of a function of the program that changes nothing visible to others."""
    if not isinstance(call, ast.Call) or _name_of(call) not in coroutines or depth == 0:
        return False
    function = functions[_name_of(call)]
    for node in _walk(function):
        if isinstance(node, (ast.Global, ast.Nonlocal, ast.Yield, ast.Delete, ast.AsyncWith)):
            return False
        if isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, (ast.Store, ast.Del)):
            return False
        if isinstance(node, ast.Call):
            name = _name_of(node)
            harmless = name in ("sleep", "len", "str", "int", "range", "sum", "sorted", "to_thread", "loads", "dumps")
            if not harmless and not (name in functions and _reads_only(node, functions, coroutines, depth - 1)):
                return False
    return True


# Timeouts.


def _timeouts(tree, functions):
    rows = []

    def inside(statements, limit):
        for statement in statements:
            for node in ast.walk(statement):
                deadline = _deadline(node)
                if deadline is not None and limit is not None and deadline[1] is not None and deadline[1] > limit:
                    rows.append({"line": node.lineno, "why": f"the one around it, of {limit:g} s, is over before {deadline[1]:g} s"})

    for node in ast.walk(tree):
        deadline = _deadline(node)
        if deadline is None:
            continue
        call, seconds = deadline
        if isinstance(node, ast.AsyncWith):
            inside(node.body, seconds)
            waits = any(_waits(statement, functions) for statement in node.body)
        else:
            waits = _waits_when_called(node.args[0], functions) if node.args else True
        if seconds is None and _is_none(call):
            rows.append({"line": node.lineno, "why": "it has no time"})
        elif not waits:
            rows.append({"line": node.lineno, "why": "nothing inside it waits, and only a wait can be ended"})
    return rows


def _deadline(node):
    """The call that sets a timeout, and its seconds if they are literal; else None."""
    if isinstance(node, ast.AsyncWith):
        for item in node.items:
            call = item.context_expr
            if isinstance(call, ast.Call) and _name_of(call) == "timeout":
                return call, _number(call.args[0] if call.args else None)
    if isinstance(node, ast.Call) and _name_of(node) == "wait_for":
        given = [key.value for key in node.keywords if key.arg == "timeout"]
        value = node.args[1] if len(node.args) > 1 else (given[0] if given else None)
        return node, _number(value)
    return None


def _number(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return node.value
    return None


def _is_none(call) -> bool:
    values = [*call.args, *(key.value for key in call.keywords)]
    return any(isinstance(value, ast.Constant) and value.value is None for value in values)


def _waits(node, functions, depth=5) -> bool:
    """Whether a statement may suspend the task; an unknown one may."""
    for inner in _own(node):
        if isinstance(inner, (ast.AsyncFor, ast.AsyncWith)):
            return True
        if isinstance(inner, ast.Await) and _waits_when_called(inner.value, functions, depth):
            return True
    return False


def _waits_when_called(value, functions, depth=5) -> bool:
    if not isinstance(value, ast.Call):
        return True
    function = functions.get(_name_of(value))
    if function is None or isinstance(function, ast.FunctionDef) or depth == 0:
        return True
    return any(_waits(statement, functions, depth - 1) for statement in function.body)


# Unused results.


def _ignored(tree):
    """Lines of `await gather(..., return_exceptions=True)` whose list is discarded."""
    rows = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Await):
            call = node.value.value
            if isinstance(call, ast.Call) and _name_of(call) == "gather":
                for key in call.keywords:
                    if key.arg == "return_exceptions" and getattr(key.value, "value", False) is True:
                        rows.append({"line": node.lineno})
    return rows


def _discarded(tree):
    """Lines that create a task without keeping a reference."""
    return [
        {"line": node.lineno}
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and _name_of(node.value) in ("create_task", "ensure_future")
        and not (isinstance(node.value.func, ast.Attribute) and "group" in ast.unparse(node.value.func.value).lower())
    ]

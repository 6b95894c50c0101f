"""Timeouts of a program: those that cannot fire, and what may swallow their cancellation."""

import ast

from .needs import name_of
from .syntax import own

_CANCELS = ("CancelledError", "BaseException")


def deadlines(tree) -> list:
    """The first and the last line of each timeout."""
    return [{"line": node.lineno, "last": node.end_lineno} for node in ast.walk(tree) if _deadline(node) is not None]


def swallowing(tree) -> list:
    """The first and the last line of each `except` that ends a cancellation."""
    return [
        {"line": node.lineno, "last": node.end_lineno}
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or any(_named(one) in _CANCELS for one in ast.walk(node.type)))
        and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
    ]


def _named(node) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def dead(tree, functions) -> list:
    """Timeouts that can never fire, with the reason."""
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
            if isinstance(call, ast.Call) and name_of(call) == "timeout":
                return call, _number(call.args[0] if call.args else None)
    if isinstance(node, ast.Call) and name_of(node) == "wait_for":
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
    for inner in own(node):
        if isinstance(inner, (ast.AsyncFor, ast.AsyncWith)):
            return True
        if isinstance(inner, ast.Await) and _waits_when_called(inner.value, functions, depth):
            return True
    return False


def _waits_when_called(value, functions, depth=5) -> bool:
    if not isinstance(value, ast.Call):
        return True
    function = functions.get(name_of(value))
    if function is None or isinstance(function, ast.FunctionDef) or depth == 0:
        return True
    return any(_waits(statement, functions, depth - 1) for statement in function.body)

"""What the source of a program reveals, for `inspect`, without running it.

Each row is a candidate, to be confirmed or not by the program's trace and schedules.
"""

import ast

from .deadlines import dead, deadlines, swallowing
from .needs import name_of, needs
from .races import races
from .sequences import sequences
from .syntax import FUNCTIONS


def analyse(source: str) -> dict:
    """Candidates of a program; `error` with line and message if it is not valid Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        return {"error": {"line": error.lineno or 1, "message": error.msg}}
    except (RecursionError, MemoryError):
        return {"error": {"line": 1, "message": "too deeply nested for Python to read"}}
    functions = {}
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            functions.setdefault(node.name, node)
    coroutines = {name for name, node in functions.items() if isinstance(node, ast.AsyncFunctionDef)}
    return {
        "needs": needs(tree),
        "races": races(tree, functions, coroutines),
        "sequences": sequences(tree, functions, coroutines),
        "timeouts": dead(tree, functions),
        "deadlines": deadlines(tree),
        "swallowing": swallowing(tree),
        "ignored": _ignored(tree),
    }


def _ignored(tree):
    """Lines of `await gather(..., return_exceptions=True)` whose list is discarded."""
    rows = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Await):
            call = node.value.value
            if isinstance(call, ast.Call) and name_of(call) == "gather":
                for key in call.keywords:
                    if key.arg == "return_exceptions" and getattr(key.value, "value", False) is True:
                        rows.append({"line": node.lineno})
    return rows

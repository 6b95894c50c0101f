"""The lines after the `yield` of an `asynccontextmanager` always run.

You may have read the lines after the `yield` as the exit. An exception in the block is raised at
the `yield`, so the lines after it are skipped like any others; put them into a `finally` around
the `yield`.
"""

import ast

USES = ("contextmanager",)


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if any("contextmanager" in ast.unparse(maker) for maker in node.decorator_list):
                node.body = _always(node.body)
    return tree


def _always(body):
    """The statements, with those after a `yield` in a `finally`."""
    for at, statement in enumerate(body):
        if not _yields(statement):
            continue
        if isinstance(statement, _BLOCKS):
            statement.body = _always(statement.body)
        if len(body) == at + 1:
            return body
        guarded = ast.Try([statement], [], [], body[at + 1 :])
        return [*body[:at], ast.copy_location(guarded, statement)]
    return body


_BLOCKS = (ast.With, ast.AsyncWith)


def _yields(statement):
    """Whether a statement is a `yield`, whose value may be assigned, or a block around one."""
    if isinstance(statement, _BLOCKS):
        return any(_yields(inner) for inner in statement.body)
    return isinstance(getattr(statement, "value", None), ast.Yield)

"""A cancelled task runs no `except` and no `finally`.

You may have thought that a cancelled task just vanishes. Cancelling raises `CancelledError` at the
`await` where the task is suspended, and the exception travels up like any other: each `finally` on
its way runs, and so does an `except asyncio.CancelledError`.
"""

import ast
import asyncio
import sys

from . import _tree

USES = ("except", "finally", "__aexit__", "__exit__")


def transform(tree):
    return _Unnoticed().visit(tree)


class _Unnoticed(ast.NodeTransformer):
    """Makes handlers, `finally` clauses and the exits of context managers miss a cancellation."""

    def visit_Try(self, node):
        self.generic_visit(node)
        for handler in node.handlers:
            kinds = [] if handler.type is None else [handler.type]
            handler.type = _tree.call(_caught, kinds, handler)
        if node.finalbody:
            # Checked where the exception comes from, so that no line is traced that does not run.
            node.finalbody = [_unless_dropped(node.finalbody, node.body[-1])]
        return node

    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        if node.name in ("__exit__", "__aexit__"):
            node.body = [_unless_dropped(node.body, node)]
        return node

    visit_AsyncFunctionDef = visit_FunctionDef


def _unless_dropped(body, place):
    test = ast.UnaryOp(ast.Not(), _tree.call(_dropped, [], place))
    return ast.copy_location(ast.If(test, body, []), place)


def _caught(kinds=BaseException):
    """What an `except` clause catches: nothing while a cancelled task unwinds."""
    return () if _dropped() else kinds


def _dropped():
    if not isinstance(sys.exception(), asyncio.CancelledError):
        return False
    try:
        task = asyncio.current_task()
    except RuntimeError:
        return False
    # A task that awaits a cancelled one gets the same exception, but is not cancelled itself.
    return task is not None and task.cancelling() > 0

"""Catching `CancelledError` takes the cancellation back.

You may have thought that the request is gone once its exception is caught. The task keeps a count
of the requests, `cancelling()`, and `except` does not lower it; only `uncancel()` does. `timeout` and
`TaskGroup` read that count to tell their own requests from those of others.
"""

import ast
import asyncio
import sys

from ._tree import call

USES = ("except",)


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            first = node.body[0]
            node.body.insert(0, ast.copy_location(ast.Expr(call(_caught, [], first)), first))
    return tree


def _caught():
    if isinstance(sys.exception(), asyncio.CancelledError):
        task = asyncio.current_task()
        while task is not None and task.cancelling():
            task.uncancel()

"""A timeout raises `TimeoutError` inside the block, at the `await`.

You may have looked for `TimeoutError` where the code waits. A timeout cancels the task: what is
raised at the `await` inside is `CancelledError`, and only the end of the `async with` block, or
`wait_for`, turns it into the `TimeoutError` that is seen outside.
"""

import ast
import asyncio

from . import _timeouts, _tree

USES = ("timeout", "wait_for")


def install() -> None:
    _timeouts.watch()


def transform(tree):
    return _Told().visit(tree)


class _Told(ast.NodeTransformer):
    def visit_Await(self, node):
        self.generic_visit(node)
        node.value = _tree.call(_raising_timeout, [node.value], node.value)
        return node


async def _raising_timeout(awaitable):
    """Awaits, and raises `TimeoutError` for a timeout's cancellation."""
    try:
        return await awaitable
    except asyncio.CancelledError:
        if _timeouts.overdue():
            raise TimeoutError from None
        raise

"""A time-out only stops waiting, and the work goes on.

You may have thought that after `TimeoutError` the work goes on in the background. `timeout` and
`wait_for` cancel what they wait for: `CancelledError` is raised at its `await`, its `finally` runs,
and only then does `TimeoutError` come out. What is to go on must be a task, and it must be awaited
through `asyncio.shield`.
"""

import ast
import asyncio
import sys

from . import _timeouts, _tree

USES = ("timeout", "wait_for")


def install() -> None:
    _timeouts.watch()
    true_wait_for = asyncio.wait_for

    async def wait_for(fut, timeout):
        if timeout is None or timeout <= 0:
            return await true_wait_for(fut, timeout)
        return await true_wait_for(_go_on(fut), timeout)

    asyncio.wait_for = asyncio.tasks.wait_for = wait_for


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncWith) and any(
            _tree.called(item.context_expr) in ("timeout", "timeout_at") for item in node.items
        ):
            for inner in _tree.own_nodes(node.body):
                if isinstance(inner, ast.Await):
                    inner.value = _tree.call(_go_on, [inner.value], inner.value)
    return tree


_shield = asyncio.shield


async def _go_on(awaitable):
    """Awaits work in such a way that the end of the time does not reach it."""
    if asyncio.iscoroutine(awaitable):
        # What the library waits for, say an item of a queue, is nobody's work.
        if not _of_program(awaitable):
            return await awaitable
        # It would have begun at once.
        work = asyncio.get_running_loop().create_task(awaitable, eager_start=True)
    elif asyncio.isfuture(awaitable):
        work = awaitable
    else:
        return await awaitable
    try:
        return await _shield(work)
    except asyncio.CancelledError:
        if not _timeouts.overdue():
            work.cancel()
        raise


def _of_program(coro):
    code = getattr(coro, "cr_code", None)
    return code is not None and code.co_filename == sys.modules["__main__"].__file__

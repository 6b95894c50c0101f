"""Shared by models in which work under a timeout is a separate task."""

import ast
import asyncio
import sys

from . import _timeouts, _tree


def install(run) -> None:
    """Makes `wait_for` wait for `run(work)` instead of the work."""
    _timeouts.watch()
    true_wait_for = asyncio.wait_for

    async def wait_for(fut, timeout):
        if timeout is None or timeout <= 0:
            return await true_wait_for(fut, timeout)
        return await true_wait_for(run(fut), timeout)

    asyncio.wait_for = asyncio.tasks.wait_for = wait_for


def transform(tree, run):
    """Turns each `await x` in a block with a timeout into `await run(x)`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncWith) and any(
            _tree.called(item.context_expr) in ("timeout", "timeout_at") for item in node.items
        ):
            for inner in _tree.own_nodes(node.body):
                if isinstance(inner, ast.Await):
                    inner.value = _tree.call(run, [inner.value], inner.value)
    return tree


def work_of(awaitable):
    """The future of the work that an awaitable waits for; None if there is none.

    What the library waits for, such as an item of a queue, is not work.
    """
    if asyncio.isfuture(awaitable):
        return awaitable
    if asyncio.iscoroutine(awaitable) and _of_program(awaitable):
        # It would have begun at once.
        return asyncio.get_running_loop().create_task(awaitable, eager_start=True)
    return None


def _of_program(coro):
    code = getattr(coro, "cr_code", None)
    return code is not None and code.co_filename == sys.modules["__main__"].__file__

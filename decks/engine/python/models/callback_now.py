"""`call_soon` calls the function at once, and `set_result` at once wakes whoever waits.

You may have thought that these calls run what they are given before they return. They only put it
at the end of the ready queue; it runs when the code that is running now has reached an `await`
that suspends, after everything that was in the queue before it.
"""

import ast
import asyncio
import functools

from ._tree import call

USES = ("call_soon", "set_result", "set_exception", "add_done_callback")

# The callbacks that the program has added to tasks and futures.
_added = []
# Whether queued callbacks are about to be run, in order.
_collecting = False


def install() -> None:
    true_call_soon = asyncio.BaseEventLoop.call_soon

    def call_soon(self, callback, *args, context=None):
        handle = true_call_soon(self, callback, *args, context=context)
        # So that a task that ends runs its callbacks.
        if not _collecting and callback in _added:
            _run(self, [self._ready.pop()])
        return handle

    asyncio.BaseEventLoop.call_soon = call_soon


def transform(tree):
    return _Calls().visit(tree)


class _Calls(ast.NodeTransformer):
    """Makes the program's own calls of these methods run at once what they queue."""

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in USES:
            node.func = call(_now, [node.func], node.func)
        return node


def _now(method):
    owner = getattr(method, "__self__", None)
    loop = owner.get_loop() if asyncio.isfuture(owner) else owner
    if not isinstance(loop, asyncio.AbstractEventLoop) or not loop.is_running():
        return method

    @functools.wraps(method)
    def call(*args, **options):
        global _collecting
        if method.__name__ == "add_done_callback":
            _added.extend(args)
        queued = len(loop._ready)
        _collecting = True
        try:
            outcome = method(*args, **options)
        finally:
            _collecting = False
        fresh = [loop._ready.pop() for _ in range(len(loop._ready) - queued)]
        _run(loop, reversed(fresh))
        return outcome

    return call


def _run(loop, handles):
    # A task that wakes up is the current one until it suspends again.
    running = asyncio.tasks._swap_current_task(loop, None)
    try:
        for handle in handles:
            handle._run()
    finally:
        asyncio.tasks._swap_current_task(loop, running)

"""Waking a task switches to it at once.

You may have thought that `set()`, `notify()` or `release()` hands control to the task that waits.
They only put it into the ready queue: the running task continues until it suspends, and until then
it keeps any lock it holds.
"""

import ast
import asyncio

from . import _tree

USES = ("Event", "Condition", "Lock", "Semaphore")

_WAKING = ("set", "notify", "notify_all", "release")


def install() -> None:
    for kind in (asyncio.Lock, asyncio.Semaphore):
        kind.__aexit__ = _aexit


def transform(tree):
    for function in ast.walk(tree):
        if isinstance(function, ast.AsyncFunctionDef):
            for node in _tree.own_nodes(function.body):
                if isinstance(node, ast.Expr) and _tree.called(node.value) in _WAKING:
                    wake = _tree.call(_wake, [node.value.func, *node.value.args], node.value)
                    wake.keywords = node.value.keywords
                    node.value = ast.copy_location(ast.Await(wake), node.value)
    return tree


async def _aexit(self, *error):
    await _wake(self.release)


async def _wake(function, *arguments, **options):
    """Calls `function` and lets the tasks run that it wakes."""
    owner = getattr(function, "__self__", None)
    someone_waits = bool(getattr(owner, "_waiters", None))
    function(*arguments, **options)
    if not someone_waits:
        return
    if isinstance(owner, asyncio.Condition):
        # A task woken here needs the lock first.
        owner.release()
        await asyncio.sleep(0)
        await owner.acquire()
    elif isinstance(owner, (asyncio.Event, asyncio.Lock, asyncio.Semaphore)):
        await asyncio.sleep(0)

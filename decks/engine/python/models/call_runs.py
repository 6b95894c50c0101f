"""Calling an async function runs its body.

You may know this from plain functions, or from JavaScript, where the call runs the body up to its
first wait. In Python the call only builds a coroutine object and keeps the arguments in it; the
body runs once the object is awaited or made into a task.
"""

import asyncio

from ._coroutine import InBackground, install as install_stand_ins
from ._syntax import LooseCalls, is_programs_coroutine
from ._tree import call

USES = ("<loose call>",)


def install() -> None:
    install_stand_ins()


def transform(tree):
    return LooseCalls(lambda node, _: call(_begun, [node], node)).visit(tree)


def _begun(value):
    """Runs a coroutine object up to its first wait; an exception before that is raised here."""
    if not is_programs_coroutine(value):
        return value
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        # Without a loop nothing could continue after a wait: run it like a plain call.
        task = _run_to_its_end(value)
    else:
        task = asyncio.Task(value, loop=loop, eager_start=True)
    if task.done() and not task.cancelled() and task.exception() is not None:
        raise task.exception()
    return InBackground(value, task)


def _run_to_its_end(coro):
    with asyncio.Runner() as runner:
        task = runner.get_loop().create_task(coro)
        try:
            runner.get_loop().run_until_complete(task)
        except Exception:
            pass
    return task

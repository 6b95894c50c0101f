"""A call without `await` runs in the background.

You may have thought that asyncio takes care of a coroutine as soon as it is called. Nothing runs
in the background by itself: the loop knows only tasks, and a coroutine object that is neither
awaited nor made into a task never begins.
"""

import asyncio

from ._coroutine import InBackground, install as install_stand_ins
from ._syntax import LooseCalls, is_programs_coroutine
from ._tree import call

USES = ("<loose call>",)


def install() -> None:
    install_stand_ins()


def transform(tree):
    return LooseCalls(lambda node, _: call(_scheduled, [node], node)).visit(tree)


def _scheduled(value):
    if not is_programs_coroutine(value):
        return value
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return value
    return InBackground(value, loop.create_task(value))

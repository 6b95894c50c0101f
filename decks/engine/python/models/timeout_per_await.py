"""The time of a `timeout` block starts again with each `await` in it.

You may have given each `await` the whole time. The block has one deadline, set when it is entered:
everything in it together has to be done by then.
"""

import ast
import asyncio

from . import _tree

USES = ("timeout",)


def install() -> None:
    true_enter = asyncio.Timeout.__aenter__
    true_exit = asyncio.Timeout.__aexit__

    async def enter(self):
        await true_enter(self)
        _entered.setdefault(asyncio.current_task(), []).append(_Entered(self))
        return self

    async def exit(self, *error):
        _entered[asyncio.current_task()].pop()
        return await true_exit(self, *error)

    asyncio.Timeout.__aenter__ = enter
    asyncio.Timeout.__aexit__ = exit


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncWith) and any(
            _tree.called(item.context_expr) == "timeout" for item in node.items
        ):
            for inner in _tree.own_nodes(node.body):
                if isinstance(inner, ast.Await):
                    inner.value = _tree.call(_with_all_the_time, [inner.value], inner.value)
    return tree


# The blocks that each task is in, innermost last.
_entered = {}

# A block whose time has restarted this often is considered endless, as those in `while True` are.
_OFTEN = 100


class _Entered:
    def __init__(self, timeout):
        self._timeout = timeout
        self._restarts = 0
        self._when = timeout.when()
        if self._when is not None:
            self._delay = self._when - asyncio.get_running_loop().time()

    def start_anew(self):
        timeout = self._timeout
        # A deadline that the program has moved stays there.
        moved = self._when is None or timeout.when() != self._when
        if not moved and not timeout.expired() and self._restarts < _OFTEN:
            self._restarts += 1
            self._when = asyncio.get_running_loop().time() + self._delay
            timeout.reschedule(self._when)


async def _with_all_the_time(awaitable):
    blocks = _entered.get(asyncio.current_task())
    if blocks:
        blocks[-1].start_anew()
    return await awaitable

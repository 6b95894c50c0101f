"""A coroutine object keeps its result for a second `await`.

You may have thought of a promise or a future, which gives its value to everyone who asks. A
coroutine object keeps nothing: after its only run it is used up, and one more `await` raises
`RuntimeError`. Only a task or a future keeps a result.
"""

import asyncio

from ._coroutine import StandIn, install as install_stand_ins
from ._syntax import LooseCalls, is_programs_coroutine
from ._tree import call

# What is awaited twice has a name, by which it is awaited or passed on.
USES = (
    r"\bawait\s+(?![\w.]+\()",
    r"\b(?:gather|create_task|wait_for|shield|ensure_future|run|wait|as_completed|Task)\((?:[^()]*,)?\s*\*?\w+\s*[,)]",
)


def install() -> None:
    install_stand_ins()


def transform(tree):
    return LooseCalls(lambda node, _: call(_keeping, [node], node)).visit(tree)


def _keeping(value):
    return _Keeping(value) if is_programs_coroutine(value) else value


class _Keeping(StandIn):
    """A coroutine object that runs once and gives the outcome to each `await`."""

    _outcome = None
    _under_way = None

    def _steps(self):
        if self._under_way is not None:
            yield from self._under_way
        if self._outcome is None:
            self._under_way = asyncio.get_running_loop().create_future()
            try:
                self._outcome = ((yield from self._coro.__await__()), None)
            except BaseException as error:
                self._outcome = (None, error)
            finally:
                under_way, self._under_way = self._under_way, None
                under_way.set_result(None)
        result, error = self._outcome
        if error is not None:
            raise error
        return result


_Keeping.__name__ = _Keeping.__qualname__ = "coroutine"

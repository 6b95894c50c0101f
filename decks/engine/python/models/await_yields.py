"""Every `await` hands control to the loop.

You may have let the other tasks run at each `await`. Awaiting a coroutine enters it like a call,
and a task that is done gives its result at once; control changes hands only where something has to
wait, such as a `sleep` or a task that is not done.
"""

import asyncio
import inspect
import types

from ._syntax import Awaits, is_programs_coroutine

USES = ("await",)


def transform(tree):
    return Awaits(_yielding).visit(tree)


def _yielding(value):
    if asyncio.isfuture(value):
        return _after_a_turn(value) if value.done() else value
    if is_programs_coroutine(value):
        return _after_a_turn(value)
    if inspect.iscoroutine(value):
        return _at_least_a_turn(value)
    return value


@types.coroutine
def _after_a_turn(awaitable):
    yield
    return (yield from awaitable.__await__())


@types.coroutine
def _at_least_a_turn(coro):
    """Awaits a coroutine of asyncio's own, and yields to the loop if that has not."""
    steps = _Steps(coro)
    result = yield from steps
    if not steps.suspended:
        yield
    return result


class _Steps:
    """Drives a coroutine and notes whether it has suspended."""

    suspended = False

    def __init__(self, coro):
        self._coro = coro

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def send(self, value):
        waits_for = self._coro.send(value)
        self.suspended = True
        return waits_for

    def throw(self, error):
        return self._coro.throw(error)

"""Replaces a program's coroutine objects in models where a call does more than create one."""

import asyncio
from collections.abc import Coroutine
import inspect


class StandIn(Coroutine):
    """Passes for the coroutine object `coro`, and is driven as `_steps()` says."""

    def __init__(self, coro):
        self._coro = coro
        # What each task that drives this object has left to do of it.
        self._running = {}

    def _steps(self):
        """The iterator behind an `await` of this object."""
        raise NotImplementedError

    def __await__(self):
        return self._steps()

    def send(self, value):
        return self._advance("send", value)

    def throw(self, error):
        return self._advance("throw", error)

    def _advance(self, how, value):
        driver = _current_task()
        steps = self._running.get(driver)
        if steps is None:
            steps = self._running[driver] = self._steps()
        try:
            return getattr(steps, how)(value)
        except BaseException:
            # These steps are at their end: to drive this object once more is another `await`.
            del self._running[driver]
            raise

    def close(self):
        self._coro.close()

    def __getattr__(self, name):
        return getattr(self._coro, name)


def _current_task():
    try:
        return asyncio.current_task()
    except RuntimeError:
        return None


# Programs print the type's name.
StandIn.__name__ = StandIn.__qualname__ = "coroutine"


class InBackground(StandIn):
    """The coroutine object of a call that goes on by itself, in `task`."""

    _awaited = False

    def __init__(self, coro, task):
        super().__init__(coro)
        self.task = task

    def _steps(self):
        if self._awaited:
            raise RuntimeError("cannot reuse already awaited coroutine")
        self._awaited = True
        return self.task.__await__()

    def close(self):
        self.task.cancel()


InBackground.__name__ = InBackground.__qualname__ = "coroutine"


def install() -> None:
    """Makes asyncio accept stand-ins: as coroutines, and as the tasks that they already are."""
    true_create_task = asyncio.BaseEventLoop.create_task
    true_iscoroutine = inspect.iscoroutine

    def create_task(self, coro, *, name=None, **options):
        if isinstance(coro, InBackground) and coro.task.get_loop() is self:
            if name is not None:
                coro.task.set_name(name)
            return coro.task
        return true_create_task(self, coro, name=name, **options)

    asyncio.BaseEventLoop.create_task = create_task
    inspect.iscoroutine = lambda value: isinstance(value, StandIn) or true_iscoroutine(value)

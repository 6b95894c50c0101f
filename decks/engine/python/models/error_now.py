"""An exception in a task is raised at once, whether or not anybody awaits the task.

You may have thought that an error breaks out of its task and into the code that started it. It
stays in the task: all other tasks keep running as if nothing had happened, until somebody awaits
the task or asks for its result, and there it is raised. If nobody ever does, a message on stderr
is all that is seen of it.
"""

import asyncio
from collections.abc import Coroutine
from weakref import WeakKeyDictionary

USES = ("create_task", "ensure_future")


# The body of each task.
_bodies = WeakKeyDictionary()


def install() -> None:
    true_create_task = asyncio.BaseEventLoop.create_task

    def create_task(self, coro, **options):
        if not asyncio.iscoroutine(coro):
            return true_create_task(self, coro, **options)
        body = _Body(coro, asyncio.current_task(self))
        task = true_create_task(self, body, **options)
        _bodies[task] = body
        return task

    asyncio.BaseEventLoop.create_task = create_task


class _Body(Coroutine):
    """The coroutine of a task, which can be made to raise where it waits."""

    def __init__(self, coro, creator):
        self._coro = coro
        self._creator = creator
        self._error = None

    def send(self, value):
        if self._error is not None:
            return self.throw(self._error)
        return self._step(self._coro.send, value)

    def throw(self, *error):
        self._error = None
        return self._step(self._coro.throw, *error)

    def close(self):
        self._coro.close()

    def __await__(self):
        return self._coro.__await__()

    def __getattr__(self, name):
        return getattr(self._coro, name)

    def _step(self, resume, *args):
        try:
            return resume(*args)
        except StopIteration:
            raise
        except Exception as error:
            if not _is_awaited(asyncio.current_task()):
                self._tell_creator(error)
            raise

    def _tell_creator(self, error):
        creator = self._creator
        while creator is not None and creator.done():
            creator = _bodies[creator]._creator
        if creator is not None:
            _bodies[creator]._error = error
            _wake(creator)


def _is_awaited(task):
    """Whether asyncio itself will report the end of the task to anyone."""
    listeners = (asyncio.Future, asyncio.TaskGroup, asyncio.tasks._AsCompletedIterator)
    return any(
        isinstance(getattr(callback, "__self__", None), listeners)
        or getattr(callback, "__module__", None) == "asyncio.tasks"
        for callback, _ in task._callbacks or ()
    )


def _wake(task):
    """Makes a suspended task run in the next turn, whatever it waits for."""
    waiter = task._fut_waiter
    for callback, context in waiter and waiter._callbacks or ():
        if getattr(callback, "__self__", None) is task:
            waiter.remove_done_callback(callback)
            woken = task.get_loop().create_future()
            woken.add_done_callback(callback, context=context)
            woken.set_result(None)

"""Coroutine objects: where each is created, and whether it is awaited, becomes a task, or is dropped.

The interpreter reports a call of an `async def`, but not the object it returns. An object is recognised
when it is used: by its function and its first argument.
"""

import inspect
import sys
import types
import warnings
import weakref

from . import names
from .describe import call_text
from .own import enumerate, id, len, type

UNAWAITED = warnings._warn_unawaited_coroutine.__code__

_COROUTINE = inspect.CO_COROUTINE
_Coroutine = types.CoroutineType
_Function = types.FunctionType
_Method = types.MethodType

_MISSING = sys.monitoring.MISSING


class Coroutines:
    """`functions`: the indexes of the program's functions by the id of their code."""

    def __init__(self, stream, functions):
        self._stream = stream
        self._functions = functions
        self._count = 0
        # By function: number and id of the first argument of those not used yet.
        self._unused = {}
        # By id: those of tasks that have not begun.
        self._wrapped = {}

    def called(self, function, first):
        """Whether a call creates a coroutine of the program; if so, it is recorded."""
        if type(function) is _Method:
            first = function.__self__
            function = function.__func__
        if type(function) is not _Function:
            return False
        code = function.__code__
        fn = self._functions.get(id(code))
        if fn is None or not code.co_flags & _COROUTINE:
            return False
        self._count += 1
        argument = None if first is _MISSING else id(first)
        self._unused.setdefault(fn, []).append((self._count, argument))
        stream = self._stream
        stream.tick()
        text = stream.tables.text(self._as_called(code, first))
        stream.emit((names.COROUTINE, stream.lane, self._count, fn, text))
        return True

    def _as_called(self, code, first):
        """The call as far as it is known in advance: only a single argument is."""
        parameters = code.co_varnames[: code.co_argcount]
        known = {}
        if first is not _MISSING and parameters:
            known = {parameters[0]: first}
        return call_text(code, known)

    def awaited(self, code, frame):
        """A coroutine that is not a task's own begins to run: it is awaited."""
        if not self._unused:
            return
        coro = frame.f_generator
        wrapped = self._wrapped.pop(id(coro), None)
        if wrapped is not None and wrapped() is coro:
            return
        fn = self._functions.get(id(code))
        if fn in self._unused:
            self._use(fn, names.AWAITED, 0, code, frame, -1)

    def wrapped(self, coro, task):
        """A coroutine of the program has become a task; `task` is its number."""
        self._wrapped[id(coro)] = weakref.ref(coro)
        fn = self._functions.get(id(coro.cr_code))
        if fn in self._unused:
            self._use(fn, names.AWAITED, task, coro.cr_code, coro.cr_frame, 0)

    def dropped(self, known):
        """The interpreter is about to warn that a coroutine was never awaited: it is destroyed."""
        coro = known["coro"]
        if type(coro) is not _Coroutine:
            return
        fn = self._functions.get(id(coro.cr_code))
        if fn in self._unused:
            self._use(fn, names.UNAWAITED, 0, coro.cr_code, coro.cr_frame, -1)

    def _use(self, fn, kind, task, code, frame, otherwise):
        """`otherwise`: the index to use if the arguments do not identify the object."""
        unused = self._unused[fn]
        place = otherwise
        if len(unused) > 1 and frame is not None and code.co_argcount:
            argument = id(frame.f_locals.get(code.co_varnames[0]))
            same = [at for at, (_, first) in enumerate(unused) if first == argument]
            if same:
                place = same[otherwise]
        number = unused.pop(place)[0]
        if not unused:
            del self._unused[fn]
        stream = self._stream
        stream.emit((kind, stream.lane, number, task, 0))

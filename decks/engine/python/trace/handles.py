"""Handles of the loop: what they do, when they are queued and due, and the turns that run them."""

import heapq
import types
from asyncio import events, futures, timeouts

from .. import clock
from . import names
from .describe import function_name
from .futures import FUTURES
from .own import id, issubclass, list, type
from .tasks import PY_TASK, is_task

RUN = events.Handle._run.__code__
CANCEL = events.Handle.cancel.__code__

_Function = types.FunctionType
_Method = types.MethodType
_Builtin = types.BuiltinFunctionType
_ON_TIMEOUT = timeouts.Timeout._on_timeout
# Inside `_chain_future`: the callback that passes on the result of a thread's future.
_DELIVER = next(
    code
    for code in futures._chain_future.__code__.co_consts
    if type(code) is types.CodeType and code.co_name == "_set_state"
)
_END_SLEEP = futures._set_result_unless_cancelled

_cell = clock._cell


class Handles:
    def __init__(self, stream, tasks, futures, steps):
        self._stream = stream
        self._tasks = tasks
        self._futures = futures
        self._steps = steps
        # By id: number, index of the callback, lane.
        self._known = {}
        self._count = 0
        self._turns = 0

    def _new(self, handle):
        self._count += 1
        place, lane = self._describe(handle._callback, handle._args)
        known = self._known[id(handle)] = (self._count, place, lane)
        return known

    def _describe(self, function, args):
        """What a handle does, and in which lane."""
        callback = self._stream.tables.callback
        kind = type(function)
        if function is _END_SLEEP and args:
            note = self._futures.note(args[0])
            if note is not None:
                return callback("sleep", note.number), 0
        if kind is _Builtin:
            name = function.__name__
            if name == "task_wakeup":
                return self._wakes(function.__self__, args)
            return callback("call", 0, name), 0
        if kind.__name__ == "TaskStepMethWrapper":
            number = self._tasks.number(function.__self__)
            return self._steps.callback_of(number), number
        if kind is _Method and issubclass(type(function.__self__), PY_TASK):
            method = function.__func__.__name__
            if method == "__step":
                number = self._tasks.number(function.__self__)
                return self._steps.callback_of(number), number
            if method == "__wakeup":
                return self._wakes(function.__self__, args)
        if kind is _Method and function.__func__ is _ON_TIMEOUT:
            return callback("timeout", self._tasks.number(function.__self__._task)), 0
        if kind is _Function and function.__code__ is _DELIVER and args:
            note = self._futures.note(args[0])
            if note is not None and note.name is not None:
                return callback("call", 0, f"end of {note.name}"), 0
        return callback("call", 0, function_name(function)), 0

    def _wakes(self, task, args):
        number = self._tasks.number(task)
        if args:
            self._futures.settled(args[0])
        return self._stream.tables.callback("wake", number), number

    def queued(self, handle):
        stream = self._stream
        if _cell[0] != stream.time:
            stream.tick()
        number, place, _ = self._new(handle)
        stream.emit((names.QUEUED, stream.lane, number, place, 0))

    def timer_set(self, handle):
        stream = self._stream
        if _cell[0] != stream.time:
            stream.tick()
        number, place, _ = self._new(handle)
        when = handle._when
        stream.emit((names.TIMER, stream.lane, number, place, stream.tables.moment(when)))
        args = handle._args
        if args and issubclass(type(args[0]), FUTURES):
            note = self._futures.note(args[0])
            if note is not None and (note.kind == "sleep" or note.kind == "wait"):
                note.until = when

    def cancelled(self, known):
        """`known`: the local variables of `Handle.cancel`."""
        handle = known["self"]
        queued = self._known.get(id(handle))
        if queued is not None and not handle._cancelled:
            del self._known[id(handle)]
            self._stream.emit((names.DROPPED, self._stream.lane, queued[0], 0, 0))

    def turn(self, loop):
        """The selector has returned: the loop begins a turn."""
        stream = self._stream
        stream.tick()
        self._turns += 1
        known = self._known
        ready = []
        for handle in loop._ready:
            if not handle._cancelled:
                ready.append((known.get(id(handle)) or self._new(handle))[0])
        # `_run_once` is about to move these, in this order.
        timers = loop._scheduled
        end = _cell[0] + loop._clock_resolution
        if timers and timers[0]._when < end:
            timers = list(timers)
            while timers and timers[0]._when < end:
                handle = heapq.heappop(timers)
                if not handle._cancelled:
                    number = (known.get(id(handle)) or self._new(handle))[0]
                    ready.append(number)
                    stream.emit((names.FIRED, 0, number, 0, 0))
        stream.emit((names.TURN, 0, self._turns, stream.tables.list(ready), 0))

    def begun(self, known):
        """`known`: the local variables of `Handle._run`."""
        handle = known["self"]
        stream = self._stream
        if _cell[0] != stream.time:
            stream.tick()
        queued = self._known.pop(id(handle), None)
        if queued is None:
            queued = self._new(handle)
            del self._known[id(handle)]
        number, place, lane = queued
        self._steps.begin(lane, number, place)
        function = handle._callback
        if type(function) is _Builtin and function.__name__ == "cancel":
            if is_task(function.__self__):
                self._tasks.cancel_requested(function.__self__)

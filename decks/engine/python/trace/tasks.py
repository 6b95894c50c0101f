"""Tasks: their numbers, which are their lanes, and who cancels them."""

import sys
import types
import weakref
from asyncio import base_events, runners, taskgroups, tasks, timeouts

from . import names
from .describe import coroutine_name
from .own import id, issubclass, type

C_TASK = tasks.Task
PY_TASK = tasks._PyTask
TASKS = (C_TASK, PY_TASK)
Gathering = tasks._GatheringFuture

_Coroutine = types.CoroutineType
_Function = types.FunctionType
_Method = types.MethodType
_Builtin = types.BuiltinFunctionType
_MethodDescriptor = types.MethodDescriptorType

_DISABLE = sys.monitoring.DISABLE

CREATE_TASK = base_events.BaseEventLoop.create_task.__code__
_GATHER_CANCEL = Gathering.cancel.__code__
# Where the library itself cancels tasks.
CANCELLING = (
    _GATHER_CANCEL,
    timeouts.Timeout._on_timeout.__code__,
    runners._cancel_all_tasks.__code__,
    taskgroups.TaskGroup._abort.__code__,
    taskgroups.TaskGroup._aexit.__code__,
    taskgroups.TaskGroup._on_task_done.__code__,
)


def is_task(thing) -> bool:
    kind = type(thing)
    return kind is C_TASK or issubclass(kind, TASKS)


def name_of(task):
    return C_TASK.get_name(task) if issubclass(type(task), C_TASK) else task._name


def coroutine_of(task):
    return C_TASK.get_coro(task) if issubclass(type(task), C_TASK) else task._coro


class Tasks:
    """`functions`: the indexes of the program's functions by the id of their code."""

    def __init__(self, stream, functions, coroutines):
        self._stream = stream
        self._functions = functions
        self._coroutines = coroutines
        self._known = {}
        self._by_number = {}
        self._count = 0
        # The cancelled task that waits for a `gather`, which cancels its children in turn.
        self._gather_via = 0

    def number(self, task):
        """The number of a task; its first use records the task's creation."""
        known = self._known.get(id(task))
        if known is not None and known[0]() is task:
            return known[1]
        self._count += 1
        number = self._count
        ref = self._by_number[number] = weakref.ref(task)
        self._known[id(task)] = (ref, number)
        stream = self._stream
        name = stream.tables.text(name_of(task))
        coro = coroutine_of(task)
        own = type(coro) is _Coroutine and id(coro.cr_code) in self._functions
        coroutine = stream.tables.text(coroutine_name(coro, own))
        stream.emit((names.TASK, stream.lane, number, name, coroutine))
        if own:
            self._coroutines.wrapped(coro, number)
        return number

    def known_number(self, task):
        """The number of a task seen before; None for any other."""
        known = self._known.get(id(task))
        return known[1] if known is not None and known[0]() is task else None

    def of_number(self, number):
        """The task with a number; None once it is gone."""
        return self._by_number[number]()

    def on_call(self, code, offset, function, first):
        """
        A monitoring callback: something is called, perhaps the `cancel` of a task, or a function of the
        program that creates a coroutine.
        """
        if self._coroutines.called(function, first):
            return None
        kind = type(function)
        if kind is _MethodDescriptor:
            if function.__name__ != "cancel":
                return _DISABLE
            task = first
        elif kind is _Builtin:
            if function.__name__ != "cancel":
                return _DISABLE
            task = function.__self__
        elif kind is _Function and function.__name__ == "cancel":
            task = first
        elif kind is _Method:
            task = function.__self__
            function = function.__func__
            if type(function) is not _Function or function.__name__ != "cancel":
                return _DISABLE
        else:
            return _DISABLE
        if is_task(task):
            self.cancel_requested(task, self._gather_via if code is _GATHER_CANCEL else 0)

    def cancel_requested(self, task, via=0):
        """A task is cancelled, and with it those that it waits for."""
        stream = self._stream
        while task._state == "PENDING":
            number = self.number(task)
            stream.emit((names.CANCEL, stream.lane, number, via, 0))
            via = number
            task = task._fut_waiter
            if issubclass(type(task), Gathering):
                self._gather_via = via
                return
            if not issubclass(type(task), TASKS):
                return

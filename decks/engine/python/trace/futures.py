"""Futures: what the library created them for, what a step waits for, and when they are done."""

import functools
import sys
import weakref
from asyncio import base_events, futures, locks, queues, taskgroups, tasks

from . import names
from .describe import exception_text, function_name, value_text, variable_of
from .own import id, issubclass, range, sorted, tuple, type
from .tasks import Gathering, TASKS, is_task, name_of

_Future = futures.Future
FUTURES = (_Future, futures._PyFuture)

_RUN_IN_EXECUTOR = base_events.BaseEventLoop.run_in_executor.__code__
CREATE_FUTURE = base_events.BaseEventLoop.create_future.__code__


def _by_id(codes):
    # With the code itself, which must not be freed while its id is in use.
    return {id(code): (kind, code) for code, kind in codes.items()}


_MAKERS = _by_id(
    {
        tasks.sleep.__code__: "sleep",
        tasks._wait.__code__: "wait",
        tasks.shield.__code__: "shield",
        taskgroups.TaskGroup._aexit.__code__: "group",
        locks.Lock.acquire.__code__: "lock",
        locks.Event.wait.__code__: "event",
        locks.Condition.wait.__code__: "condition",
        locks.Semaphore.acquire.__code__: "semaphore",
        queues.Queue.get.__code__: "get",
        queues.Queue.put.__code__: "put",
        futures.wrap_future.__code__: "thread",
    }
)
_OUTER = _by_id(
    {
        queues.Queue.join.__code__: "join",
        tasks._AsCompletedIterator._wait_for_one.__code__: "as-completed",
        locks.Barrier.wait.__code__: "barrier",
    }
)
_CALLS = {
    "lock": ("lock", "acquire()"),
    "event": ("event", "wait()"),
    "condition": ("condition", "wait()"),
    "semaphore": ("semaphore", "acquire()"),
    "barrier": ("barrier", "wait()"),
    "get": ("queue", "get()"),
    "put": ("queue", "put()"),
    "join": ("queue", "join()"),
}


class _Note:
    """What is known of a future; unknown attributes are the class's defaults."""

    kind = label = "future"
    # For the future of a thread: what the thread runs.
    name = None
    until = None
    tasks = ()
    recorded = False
    # The index of its wait in the table, once there is one.
    place = None

    def __init__(self, ref, number):
        self.ref = ref
        self.number = number


class Futures:
    """`functions`: the indexes of the program's functions by the id of their code."""

    def __init__(self, stream, tasks, functions):
        self._stream = stream
        self._tasks = tasks
        self._functions = functions
        self._notes = {}
        self._count = 0
        self._task_waits = {}
        self._sleeps = {}

    def note(self, future):
        """The note of a future, created on first use. None if it cannot be weakly referenced."""
        known = self._notes.get(id(future))
        if known is not None and known.ref() is future:
            return known
        try:
            ref = weakref.ref(future)
        except TypeError:
            return None
        self._count += 1
        known = self._notes[id(future)] = _Note(ref, self._count)
        return known

    def created(self, future):
        """`create_future` returns to the monitoring callback that calls this: who created it, for what?"""
        frame = sys._getframe(3)
        made = _MAKERS.get(id(frame.f_code))
        if made is None:
            return
        note = self.note(future)
        if note is None:
            return
        kind = made[0]
        known = frame.f_locals
        if kind == "sleep":
            note.label = self._sleep_label(known["delay"])
        elif kind == "wait":
            note.label = "wait(...)"
            note.tasks = self._numbers(known["fs"])
        elif kind == "shield":
            note.label = "shield(...)"
            note.tasks = self._numbers((known["inner"],))
        elif kind == "group":
            note.label = "end of the TaskGroup"
            note.tasks = self._numbers(known["self"]._tasks)
        elif kind == "thread":
            known = frame.f_back.f_locals
            if frame.f_back.f_code is not _RUN_IN_EXECUTOR:
                return
            note.name = name = function_name(known["func"])
            # By then None has been replaced by the loop's own executor.
            own = known["executor"] is known["self"]._default_executor
            by_hand = not own or type(known["func"]) is not functools.partial
            note.label = f"run_in_executor({name})" if by_hand else f"to_thread({name})"
        else:
            kind = self._note_primitive(note, kind, frame, known["self"])
        note.kind = kind

    def _sleep_label(self, delay):
        if type(delay) is not int and type(delay) is not float:
            return f"sleep({value_text(delay)})"
        # 1 and 1.0 are equal, but written differently.
        key = (type(delay), delay)
        label = self._sleeps.get(key)
        if label is None:
            label = self._sleeps[key] = f"sleep({value_text(delay)})"
        return label

    def _note_primitive(self, note, kind, frame, owner):
        """For a lock, queue or the like: the program's name for it, and the call that waits."""
        for _ in range(8):
            frame = frame.f_back
            if frame is None or id(frame.f_code) in self._functions:
                break
            outer = _OUTER.get(id(frame.f_code))
            if outer is not None:
                kind = outer[0]
                owner = frame.f_locals["self"]
        if kind == "as-completed":
            note.label = "as_completed(...)"
            note.tasks = self._numbers(owner._todo)
            return kind
        name, method = _CALLS[kind]
        if frame is not None:
            name = variable_of(owner, frame) or name
        note.label = f"{name}.{method}"
        return kind

    def _numbers(self, some):
        return tuple(sorted(self._tasks.number(task) for task in some if is_task(task)))

    def wait(self, future):
        """The index of the wait for `future` in the table."""
        tables = self._stream.tables
        if is_task(future):
            number = self._tasks.number(future)
            name = name_of(future)
            place = self._task_waits.get((number, name))
            if place is None:
                place = tables.wait(("task", f"await {name}", 0, None, (number,)))
                self._task_waits[number, name] = place
            return place
        note = self.note(future)
        if note is None:
            return tables.wait(("future", "future", 0, None, ()))
        if note.place is None:
            if issubclass(type(future), Gathering) and note.kind == "future":
                note.kind = "gather"
                note.label = "gather(...)"
                note.tasks = tuple(
                    self._tasks.number(child) for child in future._children if is_task(child)
                )
            note.place = tables.wait(
                (note.kind, note.label, note.number, note.until, note.tasks)
            )
        return note.place

    def settled(self, future):
        """A future is done and wakes a task; for a task the event of its own end says the same."""
        kind = type(future)
        if kind is not _Future and (not issubclass(kind, FUTURES) or issubclass(kind, TASKS)):
            return
        note = self.note(future)
        if note is None or note.recorded:
            return
        note.recorded = True
        stream = self._stream
        state = future._state
        text = 0
        if state == "FINISHED":
            error = future._exception
            if error is not None:
                state, text = "EXCEPTION", stream.tables.text(exception_text(error))
            elif future._result is not None:
                text = stream.tables.text(value_text(future._result))
            else:
                text = stream.tables.text("None")
        if state in names.SETTLED:
            stream.emit((names.FUTURE, stream.lane, note.number, names.SETTLED[state], text))

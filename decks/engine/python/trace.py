"""Records the trace of a run (see ../trace.ts for its form and ../README.md for its events).

Everything is observed through `sys.monitoring`: in the program's own code, and at a few functions
of the loop and the library. Nothing is wrapped or replaced, so no frame, name or object of ours
stands where the program could meet it, and the order of things cannot change. Three rules keep it
so:

- objects of the program are never held (numbers by `id`, checked by a weak reference), and their
  code is never run: no `repr`, no `==`, no attribute that a program can define;
- looking at a task must not count as looking: `exception()` and `result()` would silence
  "exception was never retrieved", the bare fields do not;
- the clock's cell is read, never `clock.read`, which can move the clock.
"""

import ast
import asyncio
import functools
import heapq
import inspect
import sys
import types
import weakref
from array import array
from asyncio import base_events, events, futures, locks, queues, runners, taskgroups, tasks, timeouts
# Names of our own: a program may put anything in their place.
from builtins import any, bool, dict, id, issubclass, len, list, range, repr, set, sorted, str, tuple  # noqa: A004
from builtins import type  # noqa: A004

from . import clock, threads

VERSION = 1

# Of ../trace.ts: the places in KINDS, LEAVINGS, OUTCOMES and SETTLINGS.
(LINE, CALL, RETURN, PRINT, TASK, QUEUED, TIMER, FIRED, DROPPED, CLOCK, TURN, BEGIN, END, FUTURE,
 CANCEL, RAISE, CATCH, THREAD, EXIT) = range(19)  # fmt: skip
RETURNED, YIELDED, RAISED = range(3)
CALLBACK_RETURNED, WAITS, YIELDS, RESULT, EXCEPTION, CANCELLED = range(6)
SETTLED = {"FINISHED": 0, "EXCEPTION": 1, "CANCELLED": 2}

WIDTH = 5
LIMIT = 200_000

_mon = sys.monitoring
_ev = _mon.events
_TOOL = 4
_DISABLE = _mon.DISABLE
_IN_PROGRAM = (
    _ev.LINE | _ev.PY_START | _ev.PY_RESUME | _ev.PY_RETURN | _ev.PY_YIELD | _ev.CALL
)
_EVERYWHERE = _ev.PY_UNWIND | _ev.PY_THROW | _ev.RAISE | _ev.RERAISE | _ev.EXCEPTION_HANDLED

_Task = tasks.Task
_PyTask = tasks._PyTask
_TASKS = (_Task, _PyTask)
_Future = futures.Future
_FUTURES = (_Future, futures._PyFuture)
_Gathering = tasks._GatheringFuture
_current_task = tasks.current_task
_running_loop = events._get_running_loop
_Function = types.FunctionType
_Method = types.MethodType
_Builtin = types.BuiltinFunctionType
_MethodDescriptor = types.MethodDescriptorType

# A coroutine that suspends stays where it is; a generator that yields is left.
_SUSPENDS = inspect.CO_COROUTINE | inspect.CO_ITERABLE_COROUTINE
_ASYNC_GENERATOR = inspect.CO_ASYNC_GENERATOR
_CAN_YIELD = _SUSPENDS | _ASYNC_GENERATOR | inspect.CO_GENERATOR

_cell = clock._cell


# --- What the library's functions make futures for ----------------------------------------------

_MAKERS = {
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
    threads.Pool.submit.__code__: "thread",
}
_MAKERS = {id(code): (kind, code) for code, kind in _MAKERS.items()}
_OUTER = {
    queues.Queue.join.__code__: "join",
    tasks._AsCompletedIterator._wait_for_one.__code__: "as-completed",
    locks.Barrier.wait.__code__: "barrier",
}
_OUTER = {id(code): (kind, code) for code, kind in _OUTER.items()}
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

_CREATE_TASK = base_events.BaseEventLoop.create_task.__code__
_CREATE_FUTURE = base_events.BaseEventLoop.create_future.__code__
_RUN = events.Handle._run.__code__
_CANCEL = events.Handle.cancel.__code__
_GATHER_CANCEL = _Gathering.cancel.__code__
_ON_TIMEOUT = timeouts.Timeout._on_timeout
_END_SLEEP = futures._set_result_unless_cancelled
_DELIVER = threads.Pool._deliver
_RUN_THREAD = threads.Pool._run.__code__
_END_THREAD = threads.Pool._end.__code__
# Where the library itself asks tasks to cancel themselves.
_CANCELLING = (
    _GATHER_CANCEL,
    _ON_TIMEOUT.__code__,
    runners._cancel_all_tasks.__code__,
    taskgroups.TaskGroup._abort.__code__,
    taskgroups.TaskGroup._aexit.__code__,
    taskgroups.TaskGroup._on_task_done.__code__,
)


class _Note:
    """What is known of a future; what is not known is the class's."""

    kind = label = "future"
    until = None
    tasks = ()
    told = False
    # Of the wait for it in the table, once there is one.
    place = None

    def __init__(self, ref, number):
        self.ref = ref
        self.number = number


class Recorder:
    """One run's trace. Its methods named `on_...` are monitoring callbacks."""

    def __init__(self):
        self.source = ""
        self.cut = self.closed = False
        # A flat list: to append to it costs a fifth of what it costs to append to an array.
        self.events = []
        # Swapped while a modelled thread runs: its events are kept for their moment.
        self.emit = self.events.extend
        self.time = 0.0
        self.lane = 0
        # Lanes of steps that are not over, the outermost first, and of threads.
        self.steps = []
        self.lanes = []
        self.ahead = []
        self.ahead_order = 0
        self.thread_count = 0
        self.thread_name = ""

        # The empty text has the place 0.
        self.strings = {"": 0}
        self.texts = [""]
        self.times = {}
        self.functions = {}
        self.function_rows = []
        self.codes = []
        self.callbacks = {}
        self.waits = []
        self.task_waits = {}
        self.sleeps = {}
        self.lists = []

        self.tasks = {}
        self.task_count = 0
        self.by_lane = {}
        self.started = set()
        # Of eager tasks in their first step: the frames of their coroutines, by lane.
        self.eager = {}
        self.futures = {}
        self.future_count = 0
        self.handles = {}
        self.handle_count = 0
        self.turns = 0
        self.printing = (-1, 0, 0, None)
        self.left = set()
        self.raised = {}
        self.handled = {}
        self.hold = None
        self.resume_lines = {}
        self.gather_via = 0
        # The events as the host takes them, held until it has.
        self.packed = None

    # --- tables ---

    def text(self, string):
        place = self.strings.get(string)
        if place is None:
            place = self.strings[string] = len(self.texts)
            self.texts.append(string)
        return place

    def moment(self, seconds):
        return self.times.setdefault(seconds, len(self.times))

    def callback(self, kind, of=0, name=""):
        return self.callbacks.setdefault((kind, of, name), len(self.callbacks))

    # --- time ---

    def tick(self):
        """The clock has moved since the last event."""
        if self.lane < 0:
            return
        now = _cell[0]
        self.release(now)
        if now != self.time:
            self.time = now
            self.emit((CLOCK, 0, self.moment(now), 0, 0))

    def release(self, now):
        """Lets what threads did up to now come out."""
        ahead = self.ahead
        while ahead and ahead[0][0] <= now:
            moment, _, event = heapq.heappop(ahead)
            if moment > self.time:
                self.time = moment
                self.events.extend((CLOCK, 0, self.moment(moment), 0, 0))
            self.events.extend(event)

    def emit_ahead(self, event):
        self.ahead_order += 1
        heapq.heappush(self.ahead, (_cell[0], self.ahead_order, event))

    # --- the program's own code ---

    def watch(self, code):
        """Observes a code object of the program and all within it."""
        if self.closed:
            return
        self.codes.append(code)
        self.functions[id(code)] = len(self.function_rows)
        self.function_rows.append((_short(code.co_qualname), code.co_firstlineno))
        _mon.set_local_events(_TOOL, code, _IN_PROGRAM)
        for constant in code.co_consts:
            if type(constant) is types.CodeType:
                self.watch(constant)

    def on_line(self, code, line):
        fn = self.functions.get(id(code))
        if fn is None:
            return _DISABLE
        if _cell[0] != self.time:
            self.tick()
        lane = self.lane
        if self.handled and self.looks(lane, fn, line):
            return
        self.emit((LINE, lane, fn, line, 0))
        if len(self.events) >= LIMIT * WIDTH:
            self.stop_early()

    def on_start(self, code, offset):
        fn = self.functions.get(id(code))
        if fn is None:
            self.starts[id(code)](sys._getframe(1).f_locals)
            return
        if code.co_flags & _SUSPENDS:
            self.notice_eager()
        if _cell[0] != self.time:
            self.tick()
        self.emit((CALL, self.lane, fn, code.co_firstlineno, 0))

    def on_resume(self, code, offset):
        fn = self.functions.get(id(code))
        if fn is None or not self.comes_back(code, sys._getframe(1)):
            return
        if _cell[0] != self.time:
            self.tick()
        self.emit((CALL, self.lane, fn, self.line_at(code, offset), 1))

    def comes_back(self, code, frame):
        """Whether a function that goes on was left before, and not only suspended with its task."""
        flags = code.co_flags
        if flags & _ASYNC_GENERATOR:
            key = id(frame)
            if key in self.left:
                self.left.discard(key)
                return True
            return False
        return not flags & _SUSPENDS or self.lane <= 0

    def on_yield(self, code, offset, value):
        fn = self.functions.get(id(code))
        if fn is None:
            return
        flags = code.co_flags
        if flags & _ASYNC_GENERATOR:
            if type(value).__name__ != "async_generator_wrapped_value":
                return
            self.left.add(id(sys._getframe(1)))
        elif flags & _SUSPENDS and self.lane > 0:
            if self.eager and self.is_eager(sys._getframe(1)):
                waits = issubclass(type(value), _FUTURES)
                self.end_eager(*((WAITS, self.wait(value)) if waits else (YIELDS, 0)))
            return
        self.emit((RETURN, self.lane, fn, YIELDED, 0))

    def on_return(self, code, offset, value):
        fn = self.functions.get(id(code))
        if fn is None:
            self.returns[id(code)](value)
            return
        if self.handled:
            self.caught(self.lane, fn, self.line_at(code, offset))
        self.emit((RETURN, self.lane, fn, RETURNED, 0))
        if self.eager and self.is_eager(sys._getframe(1)):
            self.end_eager(RESULT, self.text(_value(value)))

    def line_at(self, code, offset):
        key = (id(code), offset)
        line = self.resume_lines.get(key)
        if line is None:
            line = code.co_firstlineno
            for start, end, at in code.co_lines():
                if start <= offset < end:
                    line = at or line
            self.resume_lines[key] = line
        return line

    # --- exceptions ---

    def on_unwind(self, code, offset, error):
        fn = self.functions.get(id(code))
        if fn is not None:
            self.not_handled(fn)
            self.emit((RETURN, self.lane, fn, RAISED, 0))
            if self.eager and self.is_eager(sys._getframe(1)):
                cancelled = issubclass(type(error), asyncio.CancelledError)
                how = (CANCELLED, 0) if cancelled else (EXCEPTION, self.text(_exception(error)))
                self.end_eager(*how)
        elif code is _RUN or code is _CREATE_TASK:
            self.returns[id(code)](None)

    def on_throw(self, code, offset, error):
        fn = self.functions.get(id(code))
        if fn is not None and self.comes_back(code, sys._getframe(1)):
            self.emit((CALL, self.lane, fn, self.line_at(code, offset), 1))

    def on_raise(self, code, offset, error):
        fn = self.functions.get(id(code))
        if fn is None or _ends_iteration(code, error):
            return
        lane = self.lane
        self.handled.pop(lane, None)
        if self.raised.get(lane) == id(error):
            return
        self.raised[lane] = id(error)
        if _cell[0] != self.time:
            self.tick()
        self.emit((RAISE, lane, self.text(_exception(error)), fn, self.line_at(code, offset)))

    def on_handled(self, code, offset, error):
        fn = self.functions.get(id(code))
        if fn is not None and not _ends_iteration(code, error):
            self.handled[self.lane] = (
                fn,
                self.text(_exception(error)),
                self.line_at(code, offset),
            )

    def on_reraise(self, code, offset, error):
        fn = self.functions.get(id(code))
        if fn is not None:
            self.not_handled(fn)

    def not_handled(self, fn):
        known = self.handled.get(self.lane)
        if known is not None and known[0] == fn:
            del self.handled[self.lane]

    def looks(self, lane, fn, line):
        """
        An exception was handled and a line comes next: for good, unless the line is one that only
        looks at it. Whether it is none at all: an `await` that was thrown into cleans up first.
        """
        known = self.handled.get(lane)
        if known is None or known[0] != fn:
            return False
        if line == known[2]:
            return True
        if self.hold is None:
            self.hold = _lines_that_only_look(self.source)
        if line not in self.hold:
            self.caught(lane, fn, line)
        return False

    def caught(self, lane, fn, line):
        known = self.handled.get(lane)
        if known is not None and known[0] == fn:
            del self.handled[lane]
            self.raised.pop(lane, None)
            self.emit((CATCH, lane, known[1], fn, line))

    # --- calls of the program and the library that ask a task to cancel itself ---

    def on_call(self, code, offset, function, first):
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
        if _is_task(task):
            self.cancel_requested(task, self.gather_via if code is _GATHER_CANCEL else 0)

    def cancel_requested(self, task, via):
        while task._state == "PENDING":
            number = self.task_number(task)
            self.emit((CANCEL, self.lane, number, via, 0))
            via = number
            task = task._fut_waiter
            if issubclass(type(task), _Gathering):
                self.gather_via = via
                return
            if not issubclass(type(task), _TASKS):
                return

    # --- the loop ---

    def handle_cancelled(self, known):
        handle = known["self"]
        queued = self.handles.get(id(handle))
        if queued is not None and not handle._cancelled:
            del self.handles[id(handle)]
            self.emit((DROPPED, self.lane, queued[0], 0, 0))

    def new_handle(self, handle):
        self.handle_count += 1
        place, lane = self.describe(handle._callback, handle._args)
        known = self.handles[id(handle)] = (self.handle_count, place, lane)
        return known

    def describe(self, function, args):
        """What a handle does, and in whose lane."""
        kind = type(function)
        if function is _END_SLEEP and args:
            note = self.future_note(args[0])
            if note is not None:
                return self.callback("sleep", note.number), 0
        if kind is _Builtin:
            name = function.__name__
            if name == "task_wakeup":
                number = self.task_number(function.__self__)
                if args:
                    self.settled(args[0])
                return self.callback("wake", number), number
            return self.callback("call", 0, name), 0
        if kind.__name__ == "TaskStepMethWrapper":
            number = self.task_number(function.__self__)
            return self.step_of(number), number
        if kind is _Method and issubclass(type(function.__self__), _PyTask):
            method = function.__func__.__name__
            if method in ("__step", "__wakeup"):
                number = self.task_number(function.__self__)
                if method == "__step":
                    return self.step_of(number), number
                if args:
                    self.settled(args[0])
                return self.callback("wake", number), number
        if kind is _Method and function.__func__ is _ON_TIMEOUT:
            return self.callback("timeout", self.task_number(function.__self__._task)), 0
        if kind is _Method and function.__func__ is _DELIVER:
            return self.callback("call", 0, f"end of {_function_name(args[-1])}"), 0
        return self.callback("call", 0, _function_name(function)), 0

    def step_of(self, number):
        return self.callback("step" if number in self.started else "start", number)

    def queued(self, handle):
        if _cell[0] != self.time:
            self.tick()
        number, place, _ = self.new_handle(handle)
        self.emit((QUEUED, self.lane, number, place, 0))

    def timer_set(self, handle):
        if _cell[0] != self.time:
            self.tick()
        number, place, _ = self.new_handle(handle)
        when = handle._when
        self.emit((TIMER, self.lane, number, place, self.moment(when)))
        args = handle._args
        if args and issubclass(type(args[0]), _FUTURES):
            note = self.future_note(args[0])
            if note is not None and (note.kind == "sleep" or note.kind == "wait"):
                note.until = when

    def turn(self, _):
        """The selector has answered: the frame is that of `select`."""
        loop = sys._getframe(2).f_locals["self"]._loop
        self.tick()
        self.turns += 1
        handles = self.handles
        ready = []
        for handle in loop._ready:
            if not handle._cancelled:
                ready.append((handles.get(id(handle)) or self.new_handle(handle))[0])
        # `_run_once` is about to move these; in its own order.
        timers = loop._scheduled
        end = _cell[0] + loop._clock_resolution
        if timers and timers[0]._when < end:
            timers = list(timers)
            while timers and timers[0]._when < end:
                handle = heapq.heappop(timers)
                if not handle._cancelled:
                    number = (handles.get(id(handle)) or self.new_handle(handle))[0]
                    ready.append(number)
                    self.emit((FIRED, 0, number, 0, 0))
        self.emit((TURN, 0, self.turns, len(self.lists), 0))
        self.lists.append(ready)
        if len(self.events) >= LIMIT * WIDTH:
            self.stop_early()

    def begin_step(self, known):
        handle = known["self"]
        if _cell[0] != self.time:
            self.tick()
        queued = self.handles.pop(id(handle), None)
        if queued is None:
            queued = self.new_handle(handle)
            del self.handles[id(handle)]
        number, place, lane = queued
        self.enter(lane)
        self.emit((BEGIN, lane, number, place, 0))
        function = handle._callback
        if type(function) is _Builtin and function.__name__ == "cancel":
            if _is_task(function.__self__):
                self.cancel_requested(function.__self__, 0)

    def enter(self, lane):
        self.steps.append(lane)
        self.lanes.append(self.lane)
        self.lane = lane
        self.raised.pop(lane, None)
        self.started.add(lane)

    def end_step(self, _=None):
        if not self.steps:
            return
        if _cell[0] != self.time:
            self.tick()
        lane = self.steps.pop()
        outcome, detail = CALLBACK_RETURNED, 0
        if lane:
            task = self.by_lane[lane]()
            if task is not None:
                outcome, detail = self.outcome(task)
        self.handled.pop(lane, None)
        self.emit((END, lane, outcome, detail, 0))
        self.lane = self.lanes.pop()

    def outcome(self, task):
        state = task._state
        if state == "FINISHED":
            error = task._exception
            if error is None:
                return RESULT, self.text(_value(task._result))
            return EXCEPTION, self.text(_exception(error))
        if state == "CANCELLED":
            return CANCELLED, 0
        future = task._fut_waiter
        if future is None:
            return YIELDS, 0
        return WAITS, self.wait(future)

    # --- tasks ---

    def task_number(self, task):
        known = self.tasks.get(id(task))
        if known is not None and known[0]() is task:
            return known[1]
        self.task_count += 1
        number = self.task_count
        ref = self.by_lane[number] = weakref.ref(task)
        self.tasks[id(task)] = (ref, number)
        name = self.text(self.task_name(task))
        self.emit((TASK, self.lane, number, name, self.text(_coroutine_name(self.coroutine(task)))))
        return number

    def notice_eager(self):
        """A coroutine begins: if another task is current than the one we know of, it is eager."""
        loop = _running_loop()
        if loop is None or self.lane < 0:
            return
        task = _current_task(loop)
        if task is None or not _is_task(task):
            return
        known = self.tasks.get(id(task))
        if known is not None and known[0]() is task and known[1] == self.lane:
            return
        number = self.task_number(task)
        if number == self.lane or number in self.steps:
            return
        place = self.step_of(number)
        self.enter(number)
        self.emit((BEGIN, number, -1, place, 0))
        frame = sys._getframe(2)
        coro = self.coroutine(task)
        # Of a coroutine of the library's that awaits one of the program's, the end is not seen here.
        if type(coro) is types.CoroutineType and coro.cr_frame is frame:
            self.eager[number] = id(frame)

    def is_eager(self, frame):
        """Whether a frame is that of an eager task's own coroutine, in its first step."""
        return self.eager.get(self.lane) == id(frame)

    def end_eager(self, outcome, detail):
        """The step is over with its coroutine's frame: whoever made the task goes on."""
        lane = self.steps.pop()
        del self.eager[lane]
        self.handled.pop(lane, None)
        self.emit((END, lane, outcome, detail, 0))
        self.lane = self.lanes.pop()

    def task_returned(self, task):
        """`create_task` is over, and with it the first step of an eager task."""
        if task is not None and _is_task(task):
            number = self.task_number(task)
            if self.steps and self.steps[-1] == number:
                self.end_step()
            elif number not in self.started and task._state != "PENDING":
                # An eager task whose first step ran none of the program's own code.
                self.enter(number)
                self.emit((BEGIN, number, -1, self.callback("start", number), 0))
                self.end_step()

    # --- futures ---

    def future_note(self, future):
        """The note of a future; made on the first look. None where it cannot be weakly held."""
        known = self.futures.get(id(future))
        if known is not None and known.ref() is future:
            return known
        try:
            ref = weakref.ref(future)
        except TypeError:
            return None
        self.future_count += 1
        known = self.futures[id(future)] = _Note(ref, self.future_count)
        return known

    def note_future(self, future):
        """`create_future` returns: what was it called for?"""
        frame = sys._getframe(3)
        made = _MAKERS.get(id(frame.f_code))
        if made is None:
            return
        note = self.future_note(future)
        if note is None:
            return
        kind = made[0]
        known = frame.f_locals
        if kind == "sleep":
            delay = known["delay"]
            if type(delay) is int or type(delay) is float:
                # 1 and 1.0 are equal, and are not written the same.
                key = (type(delay), delay)
                label = self.sleeps.get(key)
                if label is None:
                    label = self.sleeps[key] = f"sleep({_value(delay)})"
                note.label = label
            else:
                note.label = f"sleep({_value(delay)})"
        elif kind == "wait":
            note.label = "wait(...)"
            note.tasks = self.numbers(known["fs"])
        elif kind == "shield":
            note.label = "shield(...)"
            note.tasks = self.numbers((known["inner"],))
        elif kind == "group":
            note.label = "end of the TaskGroup"
            note.tasks = self.numbers(known["self"]._tasks)
        elif kind == "thread":
            name = _function_name(known["func"])
            by_hand = known["executor"] is not None or type(known["func"]) is not functools.partial
            note.label = f"run_in_executor({name})" if by_hand else f"to_thread({name})"
        else:
            kind = self.note_primitive(note, kind, frame, known["self"])
        note.kind = kind

    def note_primitive(self, note, kind, frame, owner):
        """Of a lock, queue or the like: what the program calls it, and through what it waits."""
        for _ in range(8):
            frame = frame.f_back
            if frame is None or id(frame.f_code) in self.functions:
                break
            outer = _OUTER.get(id(frame.f_code))
            if outer is not None:
                kind = outer[0]
                owner = frame.f_locals["self"]
        if kind == "as-completed":
            note.label = "as_completed(...)"
            note.tasks = self.numbers(owner._todo)
            return kind
        name, method = _CALLS[kind]
        if frame is not None:
            name = _name_of(owner, frame) or name
        note.label = f"{name}.{method}"
        return kind

    def numbers(self, some):
        return tuple(
            sorted(self.task_number(task) for task in some if _is_task(task))
        )

    def wait(self, future):
        """The place of the wait for `future` in the table."""
        if _is_task(future):
            number = self.task_number(future)
            name = self.task_name(future)
            place = self.task_waits.get((number, name))
            if place is None:
                place = self.new_wait(("task", f"await {name}", 0, None, (number,)))
                self.task_waits[number, name] = place
            return place
        note = self.future_note(future)
        if note is None:
            return self.new_wait(("future", "future", 0, None, ()))
        if note.place is None:
            if issubclass(type(future), _Gathering) and note.kind == "future":
                note.kind = "gather"
                note.label = "gather(...)"
                note.tasks = tuple(
                    self.task_number(child) for child in future._children if _is_task(child)
                )
            row = (note.kind, note.label, note.number, note.until, note.tasks)
            note.place = self.new_wait(row)
        return note.place

    def new_wait(self, row):
        self.waits.append(row)
        return len(self.waits) - 1

    def coroutine(self, task):
        return _Task.get_coro(task) if issubclass(type(task), _Task) else task._coro

    def task_name(self, task):
        return _Task.get_name(task) if issubclass(type(task), _Task) else task._name

    def settled(self, future):
        """A future is done and wakes a task; a task's own end tells the same."""
        kind = type(future)
        if kind is not _Future and (not issubclass(kind, _FUTURES) or issubclass(kind, _TASKS)):
            return
        note = self.future_note(future)
        if note is None or note.told:
            return
        note.told = True
        state = future._state
        text = 0
        if state == "FINISHED":
            error = future._exception
            if error is not None:
                state, text = "EXCEPTION", self.text(_exception(error))
            elif future._result is not None:
                text = self.text(_value(future._result))
            else:
                text = self.text("None")
        if state in SETTLED:
            self.emit((FUTURE, self.lane, note.number, SETTLED[state], text))

    # --- threads ---

    def begin_thread(self, known):
        if _cell[0] != self.time:
            self.tick()
        self.thread_count += 1
        by = self.lane
        self.lanes.append(by)
        self.lane = -self.thread_count
        self.emit = self.emit_ahead
        self.thread_name = _function_name(known["func"])
        self.emit((THREAD, self.lane, self.text(self.thread_name), by, 1))

    def end_thread(self, known):
        """The thread's function is over; the clock has been put back to where it began."""
        if self.lane >= 0:
            return
        moment = known["ended"]
        self.ahead_order += 1
        event = (THREAD, self.lane, self.text(self.thread_name), 0, 0)
        heapq.heappush(self.ahead, (moment, self.ahead_order, event))
        self.lane = self.lanes.pop()
        if self.lane >= 0:
            self.emit = self.events.extend
            self.release(_cell[0])

    # --- output, and the end ---

    def printed(self, stream, data):
        """Bytes go to a stream (0 stdout, 1 stderr)."""
        if self.closed or not data:
            return
        if _cell[0] != self.time:
            self.tick()
        lane = self.lane
        mark = self.ahead_order if lane < 0 else len(self.events)
        at, known_lane, known_stream, pieces = self.printing
        if at == mark and known_lane == lane and known_stream == stream:
            pieces.append(data)
            return
        pieces = [data]
        self.texts.append(pieces)
        self.emit((PRINT, lane, len(self.texts) - 1, stream, 0))
        mark = self.ahead_order if lane < 0 else len(self.events)
        self.printing = (mark, lane, stream, pieces)
        if len(self.events) >= LIMIT * WIDTH:
            self.stop_early()

    def ear(self, stream):
        """What the sink of a stream calls with all that is written."""
        return functools.partial(self.printed, stream)

    def over(self, error):
        """The main program is over, with an exception or None."""
        if not self.closed:
            self.tick()
            text = "" if error is None else _exception(error)
            self.emit((EXIT, 0, self.text(text), 0, 0))

    def stop_early(self):
        self.cut = True
        self.close()

    def close(self):
        if self.closed:
            return
        self.closed = True
        _mon.set_events(_TOOL, 0)
        for code in (*self.codes, *self.library):
            _mon.set_local_events(_TOOL, code, 0)
        for event in self.listening:
            _mon.register_callback(_TOOL, event, None)

    def told(self):
        """`trace` of the run's result, as `Trace` of ../trace.ts has it. Nothing is recorded after."""
        if not self.closed:
            self.release(float("inf"))
            self.close()
        events = self.packed = array("i", self.events[: LIMIT * WIDTH])
        trace = {
            "version": VERSION,
            "cut": self.cut,
            # Where they lie in memory, and how many numbers: as text they would be most of a result.
            "events": events.buffer_info(),
            "strings": [
                _decoded(text) if type(text) is list else text for text in self.texts
            ],
            "times": list(self.times),
            "functions": self.function_rows,
            "callbacks": list(self.callbacks),
            "waits": self.waits,
            "lists": self.lists,
        }
        return {"trace": trace}

    def open(self, loops, source):
        """Starts to record, once the models are installed. `loops`: the module `loop`."""
        self.source = source
        loop = loops.VirtualLoop
        starts = {
            _RUN: self.begin_step,
            _CANCEL: self.handle_cancelled,
            _RUN_THREAD: self.begin_thread,
            _END_THREAD: self.end_thread,
        }
        returns = {
            _RUN: self.end_step,
            _CREATE_TASK: self.task_returned,
            _CREATE_FUTURE: self.note_future,
            loop._call_soon.__code__: self.queued,
            loop.call_at.__code__: self.timer_set,
            loops._Idle.select.__code__: self.turn,
        }
        self.starts = {id(code): react for code, react in starts.items()}
        self.returns = {id(code): react for code, react in returns.items()}
        self.library = dict.fromkeys(_CANCELLING, _ev.CALL)
        for codes, event in ((starts, _ev.PY_START), (returns, _ev.PY_RETURN)):
            for code in codes:
                self.library[code] = self.library.get(code, 0) | event
        self.listening = {
            _ev.LINE: self.on_line,
            _ev.PY_START: self.on_start,
            _ev.PY_RESUME: self.on_resume,
            _ev.PY_RETURN: self.on_return,
            _ev.PY_YIELD: self.on_yield,
            _ev.CALL: self.on_call,
            _ev.PY_UNWIND: self.on_unwind,
            _ev.PY_THROW: self.on_throw,
            _ev.RAISE: self.on_raise,
            _ev.RERAISE: self.on_reraise,
            _ev.EXCEPTION_HANDLED: self.on_handled,
        }
        if _mon.get_tool(_TOOL) is None:
            _mon.use_tool_id(_TOOL, "trace")
        for event, callback in self.listening.items():
            _mon.register_callback(_TOOL, event, callback)
        for code, set_of_events in self.library.items():
            _mon.set_local_events(_TOOL, code, set_of_events)
        _mon.set_events(_TOOL, _EVERYWHERE)


def _decoded(pieces) -> str:
    return b"".join(pieces).decode("utf-8", "replace")


def _is_task(thing) -> bool:
    kind = type(thing)
    return kind is _Task or issubclass(kind, _TASKS)


class _Nothing:
    """Stands for a recorder in a run without a trace."""

    def ear(self, stream):
        return None

    def open(self, loops, source):
        pass

    def watch(self, code):
        pass

    def over(self, error):
        pass

    def told(self):
        return {}


NONE = _Nothing()


# --- What can be told of the program's objects without running the program's code ---------------

_PLAIN = {type(None), bool, int, float, complex, str, bytes, type(Ellipsis)}
_TEXT = 60


def _value(value, depth=2) -> str:
    """A short text of a value of Python's own types; of others their type."""
    kind = type(value)
    if kind in _PLAIN:
        if kind is int and value.bit_length() > 200:
            return "<int>"
        if kind in (str, bytes) and len(value) > _TEXT:
            value = value[:_TEXT]
            return f"{value!r}..."
        return repr(value)
    if depth and kind in (list, tuple, dict) and len(value) <= 8:
        if kind is dict:
            inner = ", ".join(
                f"{_value(key, 0)}: {_value(item, depth - 1)}" for key, item in value.items()
            )
            return f"{{{inner}}}"
        inner = ", ".join(_value(item, depth - 1) for item in value)
        if kind is list:
            return f"[{inner}]"
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return f"<{kind.__name__}>"


_STRS = {BaseException.__str__, KeyError.__str__, OSError.__str__, BaseExceptionGroup.__str__}


def _exception(error) -> str:
    """Type and message; the type alone where the message could run the program's code."""
    kind = type(error)
    if type(kind) is not type or kind.__str__ not in _STRS:
        return kind.__name__
    if kind.__str__ is BaseExceptionGroup.__str__:
        message = error.message if type(error.message) is str else ""
    elif any(type(arg) not in _PLAIN for arg in error.args):
        return kind.__name__
    elif kind.__str__ is OSError.__str__ and type(error.filename) not in _PLAIN:
        return kind.__name__
    else:
        message = kind.__str__(error)
    if len(message) > 2 * _TEXT:
        message = f"{message[: 2 * _TEXT]}..."
    return f"{kind.__name__}: {message}" if message else kind.__name__


def _ends_iteration(code, error) -> bool:
    """Whether an exception only carries the end of an `await` or `async for` to the interpreter."""
    kind = type(error)
    if kind is StopIteration:
        return bool(code.co_flags & (_SUSPENDS | _ASYNC_GENERATOR))
    return kind is StopAsyncIteration


def _short(qualname: str) -> str:
    return qualname.rpartition("<locals>.")[2]


def _coroutine_name(coro) -> str:
    if type(coro) in (types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType):
        name = _short(coro.__qualname__)
        owner, _, method = name.rpartition(".")
        # What `asyncio.run` does at its end goes by the method's name.
        return method if owner in ("BaseEventLoop", "VirtualLoop") else name
    return type(coro).__name__


def _function_name(function) -> str:
    """The name of what a handle or a thread calls."""
    kind = type(function)
    if kind is functools.partial:
        inner = function.func
        # `to_thread` runs its function in a copy of the context.
        if type(inner) is _Builtin and inner.__name__ == "run" and function.args:
            inner = function.args[0]
        return _function_name(inner)
    if kind is _Method and type(function.__func__) is _Function:
        return _short(function.__func__.__qualname__)
    if kind is _Function:
        return _short(function.__qualname__)
    if kind is _Builtin or kind is _MethodDescriptor:
        return function.__name__
    return kind.__name__


def _name_of(thing, frame) -> str:
    """The variable of a frame of the program that holds `thing`, or one of `self`; or nothing."""
    known = frame.f_locals
    for name, value in known.items():
        if value is thing:
            return name
    for name, value in frame.f_globals.items():
        if value is thing:
            return name
    if "self" in known:
        try:
            fields = object.__getattribute__(known["self"], "__dict__")
        except AttributeError:
            return ""
        if type(fields) is dict:
            for name, value in fields.items():
                if value is thing:
                    return f"self.{name}"
    return ""


def _lines_that_only_look(source: str) -> set:
    """Lines that run while an exception is handled although it may go on afterwards.

    `except` lines (the type is compared there), `with` lines (the block's exit runs there) and the
    bodies of `finally`.
    """
    lines = set()
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return lines
    for node in ast.walk(tree):
        if isinstance(node, ast.Try | ast.TryStar):
            lines.update(handler.lineno for handler in node.handlers)
            for statement in node.finalbody:
                lines.update(range(statement.lineno, statement.end_lineno + 1))
        elif isinstance(node, ast.With | ast.AsyncWith):
            lines.add(node.lineno)
    return lines

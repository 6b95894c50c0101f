"""Steps of the loop: which lane acts, from the beginning of a step to its end."""

import types

from asyncio import CancelledError, events, tasks

from .. import clock
from . import names
from .describe import exception_text, value_text
from .futures import FUTURES
from .own import id, issubclass, set, type
from .tasks import coroutine_of, is_task

_current_task = tasks.current_task
_running_loop = events._get_running_loop
_cell = clock._cell


class Steps:
    def __init__(self, stream, tasks, futures, exceptions):
        self._stream = stream
        self._tasks = tasks
        self._futures = futures
        self._exceptions = exceptions
        # Lanes of unfinished steps in the current thread, outermost first.
        self.open = []
        self._started = set()
        # For eager tasks in their first step: the frames of their coroutines, by lane.
        self.eager = {}

    def callback_of(self, number):
        """The callback of a handle that runs a step of a task."""
        kind = "step" if number in self._started else "start"
        return self._stream.tables.callback(kind, number)

    def begin(self, lane, handle, callback):
        self._enter(lane)
        self._stream.emit((names.BEGIN, lane, handle, callback, 0))

    def end(self, _=None):
        if not self.open:
            return
        if _cell[0] != self._stream.time:
            self._stream.tick()
        outcome, detail = names.CALLBACK_RETURNED, 0
        lane = self.open[-1]
        if lane:
            task = self._tasks.of_number(lane)
            if task is not None:
                outcome, detail = self._outcome(task)
        self._leave(outcome, detail)

    def _enter(self, lane):
        stream = self._stream
        self.open.append(lane)
        stream.lanes.append(stream.lane)
        stream.lane = lane
        self._exceptions.step_begins(lane)
        self._started.add(lane)

    def _leave(self, outcome, detail):
        stream = self._stream
        lane = self.open.pop()
        self._exceptions.step_ends(lane)
        stream.emit((names.END, lane, outcome, detail, 0))
        stream.lane = stream.lanes.pop()

    def _outcome(self, task):
        state = task._state
        text = self._stream.tables.text
        if state == "FINISHED":
            error = task._exception
            if error is None:
                return names.RESULT, text(value_text(task._result))
            return names.EXCEPTION, text(exception_text(error))
        if state == "CANCELLED":
            return names.CANCELLED, 0
        future = task._fut_waiter
        if future is None:
            return names.YIELDS, 0
        return names.WAITS, self._futures.wait(future)

    # --- eager tasks ---

    def notice_eager(self, frame):
        """A coroutine begins: if the current task is not the one we know of, it is eager."""
        loop = _running_loop()
        lane = self._stream.lane
        if loop is None:
            return
        task = _current_task(loop)
        if task is None or not is_task(task):
            return
        if self._tasks.known_number(task) == lane:
            return
        number = self._tasks.number(task)
        if number == lane or number in self.open:
            return
        self.begin(number, -1, self.callback_of(number))
        coro = coroutine_of(task)
        # If a coroutine of the library awaits one of the program, its end is not seen here.
        if type(coro) is types.CoroutineType and coro.cr_frame is frame:
            self.eager[number] = id(frame)

    def eager_returned(self, frame, value):
        if self._is_eager(frame):
            self._end_eager(names.RESULT, self._stream.tables.text(value_text(value)))

    def eager_raised(self, frame, error):
        if self._is_eager(frame):
            if issubclass(type(error), CancelledError):
                self._end_eager(names.CANCELLED, 0)
            else:
                text = self._stream.tables.text(exception_text(error))
                self._end_eager(names.EXCEPTION, text)

    def eager_yielded(self, frame, value):
        if self._is_eager(frame):
            if issubclass(type(value), FUTURES):
                self._end_eager(names.WAITS, self._futures.wait(value))
            else:
                self._end_eager(names.YIELDS, 0)

    def _is_eager(self, frame):
        """Whether a frame is that of an eager task's own coroutine, in its first step."""
        return self.eager.get(self._stream.lane) == id(frame)

    def _end_eager(self, outcome, detail):
        """The step ends with its coroutine's frame: the creator of the task continues."""
        del self.eager[self.open[-1]]
        self._leave(outcome, detail)

    def task_created(self, task):
        """`create_task` has ended, and with it the first step of an eager task."""
        if task is not None and is_task(task):
            number = self._tasks.number(task)
            if self.open and self.open[-1] == number:
                self.end()
            elif number not in self._started and task._state != "PENDING":
                # An eager task whose first step ran none of the program's own code.
                self.begin(number, -1, self._stream.tables.callback("start", number))
                self.end()

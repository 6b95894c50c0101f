"""One run's recorder: connects the observers to the interpreter and returns the trace."""

import functools
import sys
from array import array

from .. import scheduler
from . import code, coroutines, futures, handles, names, tasks, threads
from .describe import exception_text
from .exceptions import Exceptions
from .output import Output
from .own import dict, id
from .steps import Steps
from .stream import LIMIT, WIDTH, Stream
from .tables import Tables

VERSION = 2

_mon = sys.monitoring
_ev = _mon.events
_TOOL = 4
_EVERYWHERE = _ev.PY_UNWIND | _ev.PY_THROW | _ev.RAISE | _ev.RERAISE | _ev.EXCEPTION_HANDLED


class Recorder:
    """One run's trace; `source` is the program."""

    def __init__(self, source):
        self._cut = self._closed = False
        self._tables = Tables()
        self._stream = stream = Stream(self._tables, self._cut_off)
        functions = {}
        self._exceptions = Exceptions(stream, functions, source)
        self._coroutines = coroutines.Coroutines(stream, functions)
        self._tasks = tasks.Tasks(stream, functions, self._coroutines)
        self._futures = futures.Futures(stream, self._tasks, functions)
        self._steps = Steps(stream, self._tasks, self._futures, self._exceptions)
        self._handles = handles.Handles(stream, self._tasks, self._futures, self._steps)
        self._threads = threads.Threads(stream, self._steps)
        self._output = Output(stream)
        self._code = code.Code(stream, functions, self._exceptions, self._steps, self._coroutines)
        self._library = {}
        self._listening = {}
        # The packed events, kept alive until the host has copied them.
        self._packed = None

    def open(self, loops):
        """Starts to record, once the models are installed. `loops`: the module `loop`."""
        loop = loops.VirtualLoop
        starts = {
            handles.RUN: self._handles.begun,
            handles.CANCEL: self._handles.cancelled,
            threads.THREAD: self._threads.thread_begun,
            threads.WORK: self._threads.work_begun,
            coroutines.UNAWAITED: self._coroutines.dropped,
        }
        returns = {
            handles.RUN: self._steps.end,
            tasks.CREATE_TASK: self._steps.task_created,
            futures.CREATE_FUTURE: self._futures.created,
            loop._call_soon.__code__: self._handles.queued,
            loop.call_at.__code__: self._handles.timer_set,
            loops._Idle.select.__code__: self._turn,
            threads.THREAD: self._threads.ended,
            threads.WORK: self._threads.ended,
        }
        watched = self._code
        for by_id, reactions in ((watched.starts, starts), (watched.returns, returns)):
            by_id.update({id(of): react for of, react in reactions.items()})
        for ending in (handles.RUN, tasks.CREATE_TASK, threads.THREAD, threads.WORK):
            watched.unwinds[id(ending)] = returns[ending]
        library = self._library = dict.fromkeys(tasks.CANCELLING, _ev.CALL)
        for reactions, event in ((starts, _ev.PY_START), (returns, _ev.PY_RETURN)):
            for of in reactions:
                library[of] = library.get(of, 0) | event
        self._listening = {
            _ev.LINE: watched.on_line,
            _ev.PY_START: watched.on_start,
            _ev.PY_RESUME: watched.on_resume,
            _ev.PY_RETURN: watched.on_return,
            _ev.PY_YIELD: watched.on_yield,
            _ev.CALL: self._tasks.on_call,
            _ev.PY_UNWIND: watched.on_unwind,
            _ev.PY_THROW: watched.on_throw,
            _ev.RAISE: self._exceptions.on_raise,
            _ev.RERAISE: self._exceptions.on_reraise,
            _ev.EXCEPTION_HANDLED: self._exceptions.on_handled,
        }
        scheduler.on_switch(self._threads.switched)
        if _mon.get_tool(_TOOL) is None:
            _mon.use_tool_id(_TOOL, "trace")
        for event, callback in self._listening.items():
            _mon.register_callback(_TOOL, event, callback)
        for of, events in library.items():
            _mon.set_local_events(_TOOL, of, events)
        _mon.set_events(_TOOL, _EVERYWHERE)

    def watch(self, of):
        """Observes a code object of the program and everything in it."""
        if not self._closed:
            self._code.watch(of, _TOOL)

    def listener(self, to):
        """What the sink of a stream (0 stdout, 1 stderr) calls with everything written."""
        return functools.partial(self._written, to)

    def _written(self, to, data):
        if data and not self._closed:
            self._output.written(to, data)

    def _turn(self, _):
        # The frame of `select`, outside that of the monitoring callback.
        self._handles.turn(sys._getframe(2).f_locals["self"]._loop)

    def over(self, error):
        """The main program has ended, with an exception or None."""
        if not self._closed:
            stream = self._stream
            stream.tick()
            text = "" if error is None else exception_text(error)
            stream.emit((names.EXIT, 0, self._tables.text(text), 0, 0))

    def result(self):
        """`trace` of the run's result, as `Trace` in ../../trace/trace.ts. Nothing is recorded afterwards."""
        self._close()
        events = self._packed = array("i", self._stream.events[: LIMIT * WIDTH])
        trace = {
            "version": VERSION,
            "names": names.NAMES,
            "cut": self._cut,
            # Their address in memory and their number: as text they would be most of a result.
            "events": events.buffer_info(),
            "functions": self._code.rows,
            **self._tables.result(),
        }
        return {"trace": trace}

    def _cut_off(self):
        self._cut = True
        self._close()

    def _close(self):
        if self._closed:
            return
        self._closed = True
        scheduler.on_switch(None)
        _mon.set_events(_TOOL, 0)
        for of in (*self._code.codes, *self._library):
            _mon.set_local_events(_TOOL, of, 0)
        for event in self._listening:
            _mon.register_callback(_TOOL, event, None)


class _Nothing:
    """Replaces the recorder in a run without a trace."""

    def listener(self, to):
        return None

    def open(self, loops):
        pass

    def watch(self, of):
        pass

    def over(self, error):
        pass

    def result(self):
        return {}


NONE = _Nothing()

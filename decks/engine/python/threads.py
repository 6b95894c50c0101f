"""Threads of a program: the lowest layer of `threading`, whose own code runs on top of it.

A thread runs until it blocks; see `scheduler`. Everything above (`Thread`, conditions, events, queues,
executors, `to_thread`) is CPython's.
"""

import _thread
import _threading_local
import concurrent.futures.thread as pools
import queue
import sys
import threading
import types

from . import clock, halt, locks, observe, perturb, scheduler, signals, stacks

_MAIN = threading.get_ident()

_UNSEEN = (
    "Loopwise runs threads only in a program that names them: write `threading`, `concurrent.futures`, "
    "`to_thread` or `run_in_executor` where it starts one."
)

_MISSING = (
    "Loopwise cannot run threads in this browser: it has no WebAssembly stack switching. Use the desktop "
    "app, or a current Chromium, Chrome or Edge."
)


class Handle:
    """`_thread._ThreadHandle`: by which a thread is joined."""

    def __init__(self):
        self.ident = 0
        self._done = False
        self._joining = []

    def is_done(self):
        return self._done

    def _set_done(self):
        self._done = True
        for strand in self._joining:
            scheduler.wake(strand)
        self._joining.clear()

    def join(self, timeout=None):
        until = None if timeout is None else round(clock.now() + max(timeout, 0), 9)
        me = scheduler.current
        while not self._done:
            self._joining.append(me)
            try:
                woken = scheduler.block(until)
            finally:
                if me in self._joining:
                    self._joining.remove(me)
            if not woken and not self._done:
                break
        signals.check()


# Those that the interpreter waits for at exit.
_waited_for = {}


def start_joinable_thread(function, handle=None, daemon=True):
    if not stacks.can_switch():
        halt.refuse(_MISSING if stacks.is_missing() else _UNSEEN)
    handle = handle or Handle()
    observe.thread(function)

    def work():
        try:
            function()
        finally:
            _waited_for.pop(handle, None)
            handle._set_done()

    begins = None
    if perturb.late_threads:
        begins = _late()
        thread = getattr(function, "__self__", None)
        if isinstance(thread, threading.Thread):
            # The thread that starts it does not wait until it has begun.
            thread._started.set()
    strand = scheduler.add(work, begins)
    strand.ident = handle.ident = _MAIN + 4096 * strand.number
    if not daemon:
        _waited_for[handle] = None
    return handle


def start_new_thread(function, args, kwargs={}, /):
    """`_thread.start_new_thread`."""
    if not callable(function):
        raise TypeError("first arg must be callable")

    def work():
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except halt.Halt:
            raise
        except BaseException as error:
            sys.unraisablehook(
                types.SimpleNamespace(
                    exc_type=type(error),
                    exc_value=error,
                    exc_traceback=error.__traceback__,
                    err_msg="Exception ignored in thread started by",
                    object=function,
                )
            )

    return start_joinable_thread(work).ident


def get_ident():
    """The ident of the thread that runs now, as `threading.get_ident` tells it."""
    return scheduler.current.ident


def begin() -> None:
    """Starts a run: the interpreter is not shutting down, whatever an earlier run did."""
    pools._shutdown = False
    threading._SHUTTING_DOWN = False
    threading._main_thread._os_thread_handle = Handle()
    if perturb.late_threads:
        _Work.run = _run_late


def _late():
    """When something begins in a thread that takes a while to begin."""
    return round(clock.now() + perturb.THREAD_START, 9)


# The class itself: a model may put a subclass in its place.
_Work = pools._WorkItem
_run = _Work.run


def _run_late(self, context):
    # Work that was taken first need not begin first.
    scheduler.block(_late(), last_first=True)
    _run(self, context)


def forget(strand) -> None:
    """A thread that is not running never continues, and nobody waits for it."""
    scheduler.forget(strand)
    for handle in [handle for handle in _waited_for if handle.ident == strand.ident]:
        del _waited_for[handle]
        handle._set_done()


def leave() -> None:
    """What the interpreter does first at exit: it waits for pools and for threads."""
    threading._shutdown()


def _join_all():
    while _waited_for:
        next(iter(_waited_for)).join()


def _sleep_until(moment):
    # `sleep(0)` lets the others run too.
    if moment > clock.now():
        scheduler.block(moment)
    else:
        scheduler.give_way()
    signals.check()


def install() -> None:
    """Replaces the interpreter's layer by this one; before the snapshot is taken."""
    scheduler.main.ident = _MAIN
    clock.on_sleep(_sleep_until)
    for function in (get_ident, start_joinable_thread, start_new_thread):
        function.__module__ = "_thread"
    threading.get_ident = threading.get_native_id = get_ident
    _thread.get_ident = _thread.get_native_id = get_ident
    _thread.start_new_thread = _thread.start_new = start_new_thread
    _thread.start_joinable_thread = threading._start_joinable_thread = start_joinable_thread
    _thread._ThreadHandle = threading._ThreadHandle = Handle
    _thread.allocate_lock = _thread.allocate = _thread.lock = _thread.LockType = locks.Lock
    threading.Lock = threading._LockType = threading._allocate_lock = locks.Lock
    _thread.RLock = threading._CRLock = locks.RLock
    threading._thread_shutdown = _join_all
    # The one in C depends on the real thread.
    threading.local = _threading_local.local
    # The one in C waits with a lock of its own.
    simple = queue._PySimpleQueue
    simple.__name__ = simple.__qualname__ = "SimpleQueue"
    simple.__module__ = "_queue"
    queue.SimpleQueue = simple
    pools._global_shutdown_lock = locks.Lock()
    threading._active_limbo_lock = locks.RLock()

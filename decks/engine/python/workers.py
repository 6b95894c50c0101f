"""`threading.Thread` and `ThreadPoolExecutor` used by the program itself, on the virtual clock.

As in `threads`: a function runs to its end at once, on a clock of its own, and what it prints, its
result and its end come at the moments it reached. What one thread waits for from another, or from
the loop, cannot be had that way and is refused (see `moments.wait_until`).
"""

import concurrent.futures.thread as pools
from collections import deque
import contextvars
import sys
import threading

from . import clock, halt, identity, moments, output, threads

_alive = {}


# --- threading.Thread ---


def _start(self):
    if not self._initialized:
        raise RuntimeError("thread.__init__() not called")
    if self._started.is_set():
        raise RuntimeError("threads can only be started once")
    who = identity.Identity(self)
    if self._context is not None:
        who.context = self._context
    elif sys.flags.thread_inherit_context:
        who.context = contextvars.copy_context()
    _alive[self] = who
    if isinstance(self, threading.Timer) and type(self).run is threading.Timer.run:
        moments.at(round(clock.now() + self.interval, 9), lambda: _run_timer(self, who))
    else:
        _run(self, who, self.run)


def _run_timer(timer, who):
    if timer.finished.is_set():
        _end(timer)
        return
    timer.finished.set()
    _run(timer, who, lambda: timer.function(*timer.args, **timer.kwargs))


def _run(thread, who, function):
    begun = clock.now()
    with identity.running_as(who):
        try:
            who.context.run(function)
        except halt.Halt:
            raise
        except BaseException:
            thread._invoke_excepthook(thread)
        ended = clock.now()
        clock.move_to(begun)
    moments.at(ended, lambda: _end(thread))


def _end(thread):
    who = _alive.pop(thread, None)
    if who is not None:
        who.forget()


def _is_alive(self):
    return self in _alive or self is threading.main_thread()


def _join(self, timeout=None):
    if not self._initialized:
        raise RuntimeError("Thread.__init__() not called")
    if not self._started.is_set():
        raise RuntimeError("cannot join thread before it is started")
    if self is threading.current_thread():
        raise RuntimeError("cannot join current thread")
    moments.wait_until(lambda: self not in _alive, timeout)


def _condition_wait(self, timeout=None):
    """`threading.Condition.wait`, and with it Event, Queue, Semaphore, Barrier and Future.result."""
    if not self._is_owned():
        raise RuntimeError("cannot wait on un-acquired lock")
    waiter = threading._allocate_lock()
    waiter.acquire()
    self._waiters.append(waiter)
    saved = self._release_save()
    try:
        notified = moments.wait_until(lambda: not waiter.locked(), timeout)
    finally:
        self._acquire_restore(saved)
    if not notified and waiter in self._waiters:
        self._waiters.remove(waiter)
    return notified


class Lock:
    """`threading.Lock` between threads that run ahead: who comes while another held it waits."""

    def __init__(self):
        self._held_since = None
        # From when to when it was held, as far as that is not over for everybody.
        self._held = []

    def acquire(self, blocking=True, timeout=-1):
        deadline = clock.now() + timeout if timeout >= 0 else float("inf")
        while (until := self._busy_until(clock.now())) is not None:
            if not blocking:
                return False
            _pass(min(until, deadline))
            if until > deadline:
                return False
        if self._held_since is not None:
            wait = None if timeout < 0 else deadline - clock.now()
            if not blocking or not moments.wait_until(lambda: self._held_since is None, wait):
                return False
        self._held_since = clock.now()
        return True

    def release(self):
        if self._held_since is None:
            raise RuntimeError("release unlocked lock")
        if clock.now() > self._held_since:
            self._held.append((self._held_since, clock.now()))
        self._held_since = None

    def locked(self):
        return self._held_since is not None or self._busy_until(clock.now()) is not None

    def _busy_until(self, now):
        if not output.in_thread():
            self._held = [(since, until) for since, until in self._held if until > now]
        return next((until for since, until in self._held if since <= now < until), None)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_):
        self.release()

    def _at_fork_reinit(self):
        self.__init__()

    def __repr__(self):
        state = "locked" if self.locked() else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


Lock.__name__ = Lock.__qualname__ = "lock"
Lock.__module__ = "_thread"


def _pass(moment):
    if output.in_thread():
        clock.move_to(moment)
    else:
        moments.pass_to(moment)


# --- ThreadPoolExecutor ---


class _Crew:
    """The threads of one pool, and the work that waits for one of them."""

    def __init__(self, pool):
        self._pool = pool
        self._waiting = deque()
        self._idle = []
        self._size = 0

    def resting(self):
        return not self._waiting and len(self._idle) == self._size

    def take_on(self, function, args, kwargs):
        pool = self._pool
        future = pools._base.Future()
        self._waiting.append((future, pool._resolve_work_item_task(function, args, kwargs)))
        self._employ()
        return future

    def cancel_waiting(self):
        while self._waiting:
            self._waiting.popleft()[0].cancel()

    def _employ(self):
        while self._waiting and (self._idle or self._size < self._pool._max_workers):
            future, task = self._waiting.popleft()
            if future.set_running_or_notify_cancel():
                self._run(self._idle.pop(0) if self._idle else self._hire(), future, task)

    def _hire(self):
        who = identity.worker(f"{self._pool._thread_name_prefix}_{self._size}")
        self._size += 1
        _alive[who.thread] = who
        work = self._pool._create_worker_context()
        with identity.running_as(who):
            who.context.run(work.initialize)
        return who, work

    def _run(self, hand, future, task):
        who, work = hand
        begun = clock.now()
        result = error = None
        with identity.running_as(who):
            try:
                result = who.context.run(work.run, task)
            except halt.Halt:
                raise
            except BaseException as problem:
                error = problem
            ended = clock.now()
            clock.move_to(begun)
        moments.at(ended, lambda: self._deliver(hand, future, result, error))

    def _deliver(self, hand, future, result, error):
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)
        self._idle.append(hand)
        self._employ()

    def dismiss(self):
        """The pool is closed and at rest: its threads end."""
        for who, _ in self._idle:
            _end(who.thread)


_crews = []


def _crew_of(pool):
    crew = getattr(pool, "_crew", None)
    if crew is None:
        crew = pool._crew = _Crew(pool)
        _crews.append(crew)
    return crew


def _submit(self, fn, /, *args, **kwargs):
    if self._broken:
        raise self.BROKEN(self._broken)
    if self._shutdown:
        raise RuntimeError("cannot schedule new futures after shutdown")
    if pools._shutdown:
        raise RuntimeError("cannot schedule new futures after interpreter shutdown")
    return _crew_of(self).take_on(fn, args, kwargs)


def _shut_down(self, wait=True, *, cancel_futures=False):
    self._shutdown = True
    crew = _crew_of(self)
    if cancel_futures:
        crew.cancel_waiting()
    if wait:
        moments.wait_until(crew.resting)
        crew.dismiss()


def begin() -> None:
    """Starts a run: the interpreter is not shutting down."""
    pools._shutdown = False


def leave() -> None:
    """What the interpreter does first on its way out: it waits for pools and for threads."""
    pools._shutdown = True
    moments.pass_to(threads.last_end())
    for crew in _crews:
        moments.wait_until(crew.resting)
        crew.dismiss()
    moments.wait_until(lambda: all(thread.daemon for thread in _alive))


def install() -> None:
    """Puts the models in the place of what they model; before the snapshot is taken."""
    clock.on_sleep(_pass)
    thread = threading.Thread
    thread.start, thread.join, thread.is_alive = _start, _join, _is_alive
    threading.Condition.wait = _condition_wait
    threading.Lock = Lock
    pool = pools.ThreadPoolExecutor
    pool.submit, pool.shutdown = _submit, _shut_down
    for function, name in ((_start, "start"), (_join, "join"), (_is_alive, "is_alive")):
        function.__name__, function.__qualname__ = name, f"Thread.{name}"
    for function, name in ((_submit, "submit"), (_shut_down, "shutdown")):
        function.__name__, function.__qualname__ = name, f"ThreadPoolExecutor.{name}"

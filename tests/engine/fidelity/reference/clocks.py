"""The two clocks of a reference run: a real one, and a virtual one for unmodified asyncio.

Neither touches asyncio's loop, which is the interpreter's own, `_run_once` included. The loop
gets the time from `time.monotonic` and waits in a selector; those two are replaced.
"""

import asyncio
import concurrent.futures.thread as pool
import heapq
import itertools
import selectors
import threading
import time

_REAL = {name: getattr(time, name) for name in ("monotonic", "sleep")}
# The engine uses the same day; see guards.ts.
_EPOCH = 1_767_225_600


def install(kind, sets):
    """Installs the clock `kind` ("virtual" or a scale) before a program runs."""
    _order_sets(sets)
    if kind == "virtual":
        return _Virtual()
    return _Real(kind)


class _Real:
    """The machine's own clock; with a `scale` other than 1, in other units."""

    on_deadlock = None
    raced = False

    def __init__(self, scale):
        self._scale = scale
        self._began = _REAL["monotonic"]()
        if scale != 1:
            _patch_clocks(self.seconds)
            time.sleep = lambda seconds, /: _REAL["sleep"](seconds / scale)
            _patch_selector(self._select)

    def seconds(self):
        return (_REAL["monotonic"]() - self._began) * self._scale

    def gap(self):
        return None

    def _select(self, wait, timeout):
        return wait(None if timeout is None else timeout / self._scale)


class _Virtual:
    """A simulation: time advances only when everything waits, and then at once.

    Threads are real. A working thread holds the clock. A sleeping thread, or one whose own loop
    is idle, has a moment at which it continues. The main thread, whenever it waits, advances
    the clock from one such moment to the next.
    """

    on_deadlock = None

    def __init__(self):
        self._now = 0.0
        self._changed = threading.Condition()
        self._sleepers = []
        # Breaks ties: of two with the same moment, who came first.
        self._numbers = itertools.count()
        self._asleep = 0
        # What each loop in another thread waits for: functions that say whether it has arrived.
        self._selecting = []
        self._joining = 0
        # Unfinished work handed to each executor, and threads that belong to no executor.
        self._outstanding = {}
        self._threads = 0
        self._deadlines = []
        # Whether work was cancelled at the very moment it was handed to a thread.
        self.raced = False
        self._main = threading.current_thread()
        _patch_clocks(self.seconds)
        time.sleep = self._sleep
        _patch_selector(self._select)
        self._patch_threads()
        self._watch_timers()

    def seconds(self):
        return self._now

    def gap(self):
        """The smallest distance between two deadlines, or from the start to the first."""
        moments = sorted(moment for moment in self._deadlines if moment == moment)
        return min((b - a for a, b in zip(moments, moments[1:])), default=None)

    def _working(self):
        busy = sum(min(work, most) for work, most in self._outstanding.values())
        # Joining a thread waits for it to wake up or, if no thread sleeps, only for it to exit.
        idle = self._asleep + sum(not is_ready() for is_ready in self._selecting)
        return busy + self._threads - idle - (self._joining if self._sleepers else 0)

    def _sleep(self, seconds, /):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if threading.current_thread() is self._main:
            when = self._now + seconds
            self._deadlines.append(when)
            self._wait(when, lambda: False)
            return
        woken = threading.Event()

        def wake():
            self._asleep -= 1
            woken.set()

        with self._changed:
            when = self._now + seconds
            self._deadlines.append(when)
            heapq.heappush(self._sleepers, (when, next(self._numbers), wake))
            self._asleep += 1
            self._changed.notify_all()
        woken.wait()

    def _wait(self, deadline, done):
        """The main thread waits for `deadline` (None: for ever), or until `done()`."""
        patience = 200
        while True:
            with self._changed:
                while self._working() > 0 and not done():
                    self._changed.wait(0.002)
                if done():
                    return
                if self._sleepers and (deadline is None or self._sleepers[0][0] <= deadline):
                    self._now, _, wake = heapq.heappop(self._sleepers)
                    wake()
                    continue
            if deadline is not None:
                self._now = max(self._now, deadline)
                return
            # A thread that is about to exit is not visible anywhere: allow it real time, within a
            # limit.
            patience -= 1
            if not patience:
                self.on_deadlock()
            _REAL["sleep"](0.001)

    def _select(self, wait, timeout):
        ready = []

        def look():
            ready[:] = wait(0)
            return bool(ready)

        if timeout is None or timeout > 0:
            deadline = None if timeout is None else self._now + timeout
            if threading.current_thread() is self._main:
                self._wait(deadline, look)
            else:
                self._wait_beside(deadline, look)
        return ready or wait(0)

    def _wait_beside(self, deadline, done):
        """The loop of another thread waits for `deadline` (None: for ever), or until `done()`."""
        woken = threading.Event()

        def wake():
            self._selecting.remove(done)
            woken.set()

        with self._changed:
            self._selecting.append(done)
            sleeper = (deadline, next(self._numbers), wake)
            if deadline is not None:
                heapq.heappush(self._sleepers, sleeper)
            self._changed.notify_all()
        while not woken.wait(0.001):
            with self._changed:
                if not woken.is_set() and done():
                    self._selecting.remove(done)
                    if deadline is not None:
                        self._sleepers.remove(sleeper)
                        heapq.heapify(self._sleepers)
                    self._changed.notify_all()
                    return

    def _patch_threads(self):
        clock = self
        submit, run_item = pool.ThreadPoolExecutor.submit, pool._WorkItem.run
        start, run = threading.Thread.start, threading.Thread.run
        join, result = threading.Thread.join, pool._base.Future.result
        cancel = pool._base.Future.cancel
        owner, submitted = {}, {}

        def counted_submit(executor, fn, /, *args, **kwargs):
            with clock._changed:
                work, most = clock._outstanding.get(executor, (0, executor._max_workers))
                clock._outstanding[executor] = (work + 1, most)
                future = submit(executor, fn, *args, **kwargs)
                owner[future] = executor
                submitted[future] = clock._now
                return future

        def watched_cancel(future):
            clock.raced = clock.raced or submitted.get(future) == clock._now
            return cancel(future)

        def counted_run_item(item, *args):
            future = item.future
            try:
                run_item(item, *args)
            finally:
                with clock._changed:
                    executor = owner.pop(future)
                    work, most = clock._outstanding[executor]
                    clock._outstanding[executor] = (work - 1, most)
                    clock._changed.notify_all()

        def is_worker(thread):
            return getattr(thread, "_target", None) is pool._worker

        def counted_start(thread):
            if not is_worker(thread):
                with clock._changed:
                    clock._threads += 1
            start(thread)

        def counted_run(thread):
            worker = is_worker(thread)
            try:
                run(thread)
            finally:
                if not worker:
                    with clock._changed:
                        clock._threads -= 1
                        clock._changed.notify_all()

        def moving_join(thread, timeout=None):
            if threading.current_thread() is not clock._main:
                # A thread that waits for another does not hold the clock.
                with clock._changed:
                    clock._joining += 1
                    clock._changed.notify_all()
                join(thread, timeout)
                with clock._changed:
                    clock._joining -= 1
                return
            if timeout is None:
                clock._wait(None, lambda: not thread.is_alive())
            join(thread, timeout)

        def moving_result(future, timeout=None):
            if threading.current_thread() is clock._main and timeout is None:
                clock._wait(None, future.done)
            return result(future, timeout)

        def moving_shutdown():
            def all_gone():
                others = (thread for thread in threading.enumerate() if thread is not clock._main)
                return all(thread.daemon or is_worker(thread) for thread in others)

            clock._wait(None, all_gone)
            shutdown()

        shutdown, threading._shutdown = threading._shutdown, moving_shutdown
        pool.ThreadPoolExecutor.submit = counted_submit
        pool._WorkItem.run = counted_run_item
        threading.Thread.start = counted_start
        threading.Thread.run = counted_run
        threading.Thread.join = moving_join
        pool._base.Future.result = moving_result
        pool._base.Future.cancel = watched_cancel

    def _watch_timers(self):
        call_at = asyncio.BaseEventLoop.call_at

        def watched(loop, when, callback, *args, context=None):
            self._deadlines.append(when)
            return call_at(loop, when, callback, *args, context=context)

        asyncio.BaseEventLoop.call_at = watched


def _patch_clocks(seconds):
    time.monotonic = time.perf_counter = seconds
    time.time = lambda: _EPOCH + seconds()
    time.monotonic_ns = time.perf_counter_ns = lambda: round(seconds() * 1e9)
    time.time_ns = lambda: round((_EPOCH + seconds()) * 1e9)


def _patch_selector(select):
    class Selector(selectors.DefaultSelector):
        def select(self, timeout=None):
            return select(super().select, timeout)

    selectors.DefaultSelector = Selector


# With three or more tasks, reversing alone does not show every effect of a set's order.
_ORDERS = {
    "creation": lambda tasks: tasks,
    "reverse": lambda tasks: tasks[::-1],
    "rotated": lambda tasks: tasks[1:] + tasks[:1],
    "split": lambda tasks: tasks[1::2] + tasks[::2],
}


def _order_sets(order):
    """Iterates the sets of tasks that asyncio cancels in a chosen order.

    A program whose output changes with it depends on what asyncio leaves open.
    """
    if order == "own":
        return
    rearrange = _ORDERS[order]
    created = {}
    create_task = asyncio.BaseEventLoop.create_task
    cancel_all = asyncio.runners._cancel_all_tasks

    def remembering(loop, coro, **options):
        task = create_task(loop, coro, **options)
        created[task] = len(created)
        return task

    def in_order(tasks):
        return rearrange(sorted(tasks, key=lambda task: created.get(task, -1)))

    def abort(group):
        group._aborting = True
        for task in in_order(group._tasks):
            if not task.done():
                task.cancel()

    def cancel_in_order(loop):
        all_tasks = asyncio.tasks.all_tasks
        asyncio.tasks.all_tasks = lambda loop=None: in_order(all_tasks(loop))
        try:
            cancel_all(loop)
        finally:
            asyncio.tasks.all_tasks = all_tasks

    asyncio.BaseEventLoop.create_task = remembering
    asyncio.TaskGroup._abort = abort
    asyncio.runners._cancel_all_tasks = cancel_in_order

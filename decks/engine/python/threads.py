"""Threads of an executor, modelled on the virtual clock.

A function handed to a thread runs to its end at once, on a clock of its own; what it prints comes
out, and its result arrives, at the virtual moments it reached. Only what such a program leaves to
the threads' timing can tell the difference, and that is not fair to ask.
"""

from collections import deque

from . import clock, halt, identity, moments, observe, perturb

# ThreadPoolExecutor's default on a machine with one core: min(32, cpus + 4).
DEFAULT_WORKERS = 5


_last_end = 0.0


def last_end() -> float:
    """The latest moment at which a thread ends that has begun: the interpreter waits for it."""
    return _last_end


class _Workers:
    """The threads of one executor, and the work that waits for one of them."""

    def __init__(self, executor):
        self.idle = getattr(executor, "_max_workers", DEFAULT_WORKERS)
        self.waiting = deque()
        self._names = getattr(executor, "_thread_name_prefix", "asyncio")
        self._resting = []
        self._size = 0

    def take(self):
        """A thread for the next piece of work: one that rests, or a new one."""
        if self._resting:
            return self._resting.pop(0)
        self._size += 1
        return identity.worker(f"{self._names}_{self._size - 1}")

    def give_back(self, worker):
        self._resting.append(worker)


class Pool:
    """The executors of one loop."""

    def __init__(self, loop):
        self._loop = loop
        self._workers = {}
        self._unfinished = 0
        self._all_done = None
        # Whether a thread that runs has asked the loop for something.
        self.called_loop = False

    def submit(self, func, args, executor):
        """An asyncio future for `func(*args)`; `executor` None is the loop's default one."""
        workers = self._workers.get(executor)
        if workers is None:
            workers = self._workers[executor] = _Workers(executor)
        future = self._loop.create_future()
        self._unfinished += 1
        workers.waiting.append((func, args, future, observe.thread(func)))
        self._put_to_work(workers)
        return future

    async def joined(self):
        """Returns when every thread has ended and no work is waiting."""
        if self._unfinished:
            self._all_done = self._loop.create_future()
            await self._all_done

    def _put_to_work(self, workers):
        while workers.idle and workers.waiting:
            func, args, future, note = workers.waiting.popleft()
            if future.cancelled():
                self._finished()
                continue
            workers.idle -= 1
            work = (workers, func, args, future, note)
            if perturb.late_threads is None:
                self._run(clock.now(), *work)
            else:
                begun = clock.now() + perturb.THREAD_START
                lasts = next(perturb.late_threads, None) or 0.0
                self._loop.call_at(begun + lasts, self._run, begun, *work)

    def _run(self, begun, workers, func, args, future, note):
        global _last_end
        error = result = None
        now = clock.now()
        clock.move_to(begun)
        self.called_loop = False
        worker = workers.take()
        with identity.running_as(worker):
            try:
                result = worker.context.run(func, *args)
            except halt.Halt:
                raise
            except BaseException as problem:
                error = problem
            ended = clock.now()
            clock.move_to(now)
        if not self.called_loop:
            note["seconds"] = ended - begun
        _last_end = max(_last_end, ended)
        observe.timer(round(ended, 9))
        self._end(ended, workers, future, result, error, worker, func)

    def _end(self, ended, *work):
        """At `ended` the thread tells the loop, if that is still there, that it is done."""

        def tell():
            if not self._loop.is_closed():
                self._loop.call_soon(self._deliver, *work)

        moments.at(perturb.deadline(round(ended, 9), clock.now()), tell)

    def _deliver(self, workers, future, result, error, worker, _func):
        if not future.cancelled():
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)
        workers.idle += 1
        workers.give_back(worker)
        self._put_to_work(workers)
        self._finished()

    def _finished(self):
        self._unfinished -= 1
        if not self._unfinished and self._all_done is not None and not self._all_done.done():
            self._all_done.set_result(None)

"""The locks of threads: a thread that wants a lock that is held blocks, and the others continue.

All of `threading`, `queue` and `concurrent.futures` is built on these two.
"""

from collections import deque

from . import clock, scheduler, signals

# Longest timeout in seconds; `_thread.TIMEOUT_MAX`.
_LONGEST = 9223372036.0

# A thread that has waited this long is handed the lock; before that another may take it first. In
# seconds, from CPython's own lock (`TIME_TO_BE_FAIR_NS` in its lock.c).
_FAIR = 0.001


class Lock:
    """`threading.Lock`."""

    __slots__ = ("__weakref__", "_held", "_waiting")

    def __init__(self):
        self._held = False
        self._waiting = deque()

    def acquire(self, blocking=True, timeout=-1):
        until = _deadline(blocking, timeout)
        if not self._held:
            self._held = True
            return True
        if not blocking or timeout == 0:
            return False
        taken = self._wait(until)
        signals.check()
        return taken

    def _wait(self, until=None):
        if not self._held:
            self._held = True
            return True
        me = scheduler.current
        entry = [me, clock.now(), False]
        self._waiting.append(entry)
        try:
            while True:
                woken = scheduler.block(until)
                if entry[2]:
                    return True
                if not self._held:
                    self._held = True
                    return True
                if not woken:
                    return False
        finally:
            if entry in self._waiting:
                self._waiting.remove(entry)

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False
        if self._waiting:
            entry = self._waiting[0]
            if clock.now() - entry[1] >= _FAIR:
                self._held = entry[2] = True
                self._waiting.popleft()
            scheduler.wake(entry[0])

    acquire_lock, release_lock = acquire, release

    def locked(self):
        return self._held

    locked_lock = locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_):
        self.release()

    def _at_fork_reinit(self):
        self.__init__()

    def __repr__(self):
        state = "locked" if self._held else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


class RLock:
    """`threading.RLock`."""

    __slots__ = ("__weakref__", "_block", "_count", "_owner")

    def __init__(self):
        self._block = Lock()
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        if self._owner is scheduler.current:
            _deadline(blocking, timeout)
            self._count += 1
            return True
        until = _deadline(blocking, timeout)
        if self._block._held and (not blocking or timeout == 0):
            return False
        taken = self._block._wait(until)
        if taken:
            self._owner = scheduler.current
            self._count = 1
        signals.check()
        return taken

    def release(self):
        if self._owner is not scheduler.current:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def locked(self):
        return self._count > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *_):
        self.release()

    def _is_owned(self):
        return self._owner is scheduler.current

    def _recursion_count(self):
        return self._count if self._owner is scheduler.current else 0

    def _release_save(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        state = self._count, self._owner
        self._count, self._owner = 0, None
        self._block.release()
        return state

    def _acquire_restore(self, state):
        self._block._wait()
        self._count, self._owner = state

    def _at_fork_reinit(self):
        self.__init__()

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        # The owner is identified by its thread's ident.
        owner = self._owner.ident if self._owner is not None else 0
        return f"<{state} _thread.RLock object owner={owner} count={self._count} at {id(self):#x}>"


for _class, _name in ((Lock, "lock"), (RLock, "RLock")):
    _class.__name__ = _class.__qualname__ = _name
    _class.__module__ = "_thread"


def _deadline(blocking, timeout):
    """The moment until which to wait, None for ever; rejects what CPython's locks reject."""
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > _LONGEST:
        raise OverflowError("timeout value is too large")
    return None if timeout == -1 else round(clock.now() + timeout, 9)

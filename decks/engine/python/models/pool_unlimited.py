"""A thread pool starts everything it is given at once, however few threads it has.

You may have thought that each call gets a thread. A `ThreadPoolExecutor` has at most `max_workers`
threads, and work that finds none free waits in the pool's queue until one is. The default pool of
the loop, which `to_thread` uses, has a limit too.
"""

from concurrent.futures import ThreadPoolExecutor

USES = ("max_workers", "ThreadPoolExecutor")

_PLENTY = 1000


def install() -> None:
    true_init = ThreadPoolExecutor.__init__

    def init(self, *args, **options):
        true_init(self, *args, **options)
        self._max_workers = _PLENTY

    ThreadPoolExecutor.__init__ = init

"""Shared by models about the work that the loop hands to threads; it runs in threads, as in reality."""

import asyncio
import concurrent.futures.thread as pools

from .. import scheduler


def follow(handed) -> None:
    """From now on `handed(job, loop)` is called with each job that a pool gets from `run_in_executor`.

    A job has a `future`, and a `strand`: the thread that does it at the moment, or None.
    """
    # The loop that programs get has its own executor; see `loop`.
    true_run = asyncio.EventLoop.run_in_executor
    # The loop that is about to create one.
    handing = None

    class Job(pools._WorkItem):
        strand = None

        def __init__(self, future, task):
            nonlocal handing
            super().__init__(future, task)
            loop, handing = handing, None
            if loop is not None:
                handed(self, loop)

        def run(self, context):
            self.strand = scheduler.current
            try:
                super().run(context)
            finally:
                self.strand = None

    def run_in_executor(self, executor, func, *args):
        nonlocal handing
        handing = self
        try:
            return true_run(self, executor, func, *args)
        finally:
            handing = None

    pools._WorkItem = Job
    asyncio.EventLoop.run_in_executor = run_in_executor

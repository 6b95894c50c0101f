"""Cancelling the `await` stops the thread too.

You may have thought that a timeout or `cancel()` ends the work itself. It ends the waiting: nobody
can stop a thread from outside, so the function runs to its end, and `asyncio.run` waits for it
before it returns.
"""

import asyncio

from .. import scheduler
from ._jobs import follow

USES = ("to_thread", "run_in_executor")


def install() -> None:
    follow(_stop_with_future)


def _stop_with_future(job, loop):
    true_cancel = job.future.cancel

    def cancel():
        if true_cancel():
            return True
        if job.strand is not None:
            scheduler.interrupt(job.strand, asyncio.CancelledError())
            # It stops at once, before the task that awaited it continues.
            scheduler.give_way()
        return False

    # Only the cancelled `await` calls it: nobody else has this future.
    job.future.cancel = cancel

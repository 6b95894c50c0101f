"""What is still running when `main` ends vanishes without a trace.

You may have thought that nothing of a leftover task runs any more. `asyncio.run` cancels what is
left and waits for its end: a task gets a `CancelledError` at its `await`, and its `except` and
`finally` run. Open asynchronous generators are closed and threads are joined as well, all before
`run` returns.
"""

import asyncio

from .. import threads
from ._jobs import follow

USES = (
    "create_task",
    "ensure_future",
    "gather",
    "as_completed",
    "shield",
    "yield",
    "to_thread",
    "run_in_executor",
)

# Kept alive: a freed one would be closed, which runs its `finally`.
_dropped = []

# With the loops that handed them over.
_jobs = []


def install() -> None:
    asyncio.runners._cancel_all_tasks = _drop_all_tasks
    asyncio.BaseEventLoop.shutdown_asyncgens = _drop_asyncgens
    asyncio.EventLoop.shutdown_default_executor = _leave_threads
    follow(lambda *job: _jobs.append(job))


def _drop_all_tasks(loop):
    _dropped.extend(asyncio.all_tasks(loop))
    for job, by in _jobs:
        if by is loop:
            _drop(job)


def _drop(job):
    if job.strand is not None:
        threads.forget(job.strand)
    elif not job.future.done():
        # A thread that takes it does nothing.
        job.run = lambda context: None


async def _drop_asyncgens(self):
    _dropped.extend(self._asyncgens)


async def _leave_threads(self, timeout=None):
    pass

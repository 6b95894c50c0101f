"""`TimeoutError` is raised the moment the time is up, while the work is still cleaning up.

You may have thought that a deadline is kept to the second. The timeout cancels the work and then
waits until it has ended: its `except` and `finally` run first, however long they take, and
`TimeoutError` comes after them.
"""

import asyncio

from . import _apart, _timeouts

USES = ("timeout", "wait_for")


def install() -> None:
    _apart.install(_leave_behind)


def transform(tree):
    return _apart.transform(tree, _leave_behind)


_shield = asyncio.shield


async def _leave_behind(awaitable):
    """Awaits work, but not its clean-up once the time is up."""
    work = _apart.work_of(awaitable)
    if work is None:
        return await awaitable
    try:
        return await _shield(work)
    except asyncio.CancelledError:
        # If the work itself was cancelled, this does nothing.
        work.cancel()
        if _timeouts.overdue():
            raise
        return await work

"""A timeout only stops the waiting, and the work continues.

You may have thought that after `TimeoutError` the work continues in the background. `timeout` and
`wait_for` cancel what they wait for: `CancelledError` is raised at its `await`, its `finally`
runs, and only then does `TimeoutError` come out. Work that has to continue must be a task, and
must be awaited through `asyncio.shield`.
"""

import asyncio

from . import _apart, _timeouts

USES = ("timeout", "wait_for")


def install() -> None:
    _apart.install(_go_on)


def transform(tree):
    return _apart.transform(tree, _go_on)


_shield = asyncio.shield


async def _go_on(awaitable):
    """Awaits work in such a way that the timeout does not reach it."""
    work = _apart.work_of(awaitable)
    if work is None:
        return await awaitable
    try:
        return await _shield(work)
    except asyncio.CancelledError:
        if not _timeouts.overdue():
            work.cancel()
        raise

"""Whichever time is up, it is the innermost `timeout` that raises `TimeoutError`.

You may have thought that `TimeoutError` begins where the code is waiting and travels out from
there. Each block answers for its own deadline only: `CancelledError` passes through all others
unchanged, and becomes `TimeoutError` at the end of the block whose time was up.
"""

import asyncio

from . import _timeouts

USES = ("timeout", "wait_for")


def install() -> None:
    _timeouts.watch()
    true_exit = asyncio.Timeout.__aexit__

    async def exit(self, kind, error, traceback):
        await true_exit(self, kind, error, traceback)
        if isinstance(error, asyncio.CancelledError) and _timeouts.overdue():
            raise TimeoutError from error

    asyncio.Timeout.__aexit__ = exit

"""Once cancelled, a task is cancelled again at every `await` it reaches.

You may have thought that a cancelled task cannot wait for anything any more, not even in a
`finally`. One call of `cancel()` raises `CancelledError` once. After that the task may await
whatever it likes, and if it catches the exception it may even continue its work.
"""

import asyncio

from ._syntax import Awaits, is_programs_coroutine

USES = ("except", "finally", "suppress", "__aexit__")


def transform(tree):
    return Awaits(_unless_cancelled).visit(tree)


def _unless_cancelled(value):
    task = asyncio.current_task()
    # A coroutine of the program is entered; it is stopped at its own waits.
    if task is None or not task.cancelling() or is_programs_coroutine(value):
        return value
    if asyncio.iscoroutine(value):
        value.close()
    raise asyncio.CancelledError

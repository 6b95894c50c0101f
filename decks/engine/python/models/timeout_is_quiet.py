"""When the time is up, a `timeout` block just ends, and `wait_for` returns `None`.

You may have thought that running out of time is an outcome, not an error. Both raise
`TimeoutError` to whoever waits: `timeout` at the end of its block, `wait_for` at its `await`.
Without an `except` for it, that exception ends the code around it.
"""

import asyncio

USES = ("timeout", "wait_for")


def install() -> None:
    true_exit = asyncio.Timeout.__aexit__

    async def exit(self, *error):
        try:
            return await true_exit(self, *error)
        except TimeoutError:
            return True

    asyncio.Timeout.__aexit__ = exit

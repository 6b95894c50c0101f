"""When the time is up, `TimeoutError` is raised whatever the work does.

You may have thought that nothing gets past a deadline. A timeout only cancels the work: if that
catches `CancelledError` and ends in the ordinary way, there is nothing left to turn into
`TimeoutError`, and the block, or `wait_for`, ends as if the work had been in time.
"""

import asyncio

USES = ("timeout", "wait_for")


def install() -> None:
    true_exit = asyncio.Timeout.__aexit__

    async def exit(self, kind, *error):
        outcome = await true_exit(self, kind, *error)
        if kind is None and self.expired():
            raise TimeoutError
        return outcome

    asyncio.Timeout.__aexit__ = exit

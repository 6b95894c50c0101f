"""What comes out of a timeout is `CancelledError`.

You may have followed `CancelledError` out of the work and into the code that set the limit. It
ends at the limit: `timeout` and `wait_for` turn it into `TimeoutError`, so the caller needs an
`except TimeoutError` and is not cancelled itself.
"""

import asyncio

USES = ("timeout", "wait_for")


def install() -> None:
    true_exit = asyncio.Timeout.__aexit__

    async def exit(self, *error):
        try:
            return await true_exit(self, *error)
        except TimeoutError:
            raise asyncio.CancelledError from None

    asyncio.Timeout.__aexit__ = exit

"""A barrier that has opened once stays open.

You may have thought of an event, which stays set. A barrier works in rounds: when as many tasks as
it was made for have gone through, it is closed again, and the next task waits for a full round.
"""

import asyncio

USES = ("Barrier",)


def install() -> None:
    true_wait = asyncio.Barrier.wait
    # How many have arrived at each barrier.
    arrived = {}

    async def wait(self):
        number = arrived.get(self, 0)
        arrived[self] = number + 1
        if number >= self.parties:
            return number
        return await true_wait(self)

    asyncio.Barrier.wait = wait

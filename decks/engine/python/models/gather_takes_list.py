"""`gather` takes a list of what it should run.

You may have passed the list itself, as one does with `asyncio.wait`. `gather` takes its awaitables
as separate arguments, so a list has to be unpacked with a star, `gather(*jobs)`. Without the star
there is one argument, and a list cannot be awaited.
"""

import asyncio

# One argument without a star.
USES = (
    r"gather\(\s*(?:[\[(]|\w+\s*(?:\)|,\s*return_exceptions))",
    r"gather\(\s*[\w.]+\([^()]*\)\s*\)",
)


def install() -> None:
    true_gather = asyncio.gather

    def gather(*awaitables, **options):
        if len(awaitables) == 1 and isinstance(awaitables[0], (list, tuple)):
            [awaitables] = awaitables
        return true_gather(*awaitables, **options)

    asyncio.gather = gather

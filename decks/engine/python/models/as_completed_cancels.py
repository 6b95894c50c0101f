"""Leaving an `as_completed` loop early cancels the tasks that are left.

You may have thought that the loop owns its tasks and takes them with it when it ends.
`as_completed` only tells you when they are done; after a `break` or a `return` the others keep
running until somebody cancels them or the program ends.
"""

import asyncio

USES = ("as_completed",)


def install() -> None:
    true_as_completed = asyncio.as_completed

    class Iterator:
        """The true iterator, with an eye on the moment when the loop lets go of it."""

        def __init__(self, awaitables, options):
            self._tasks = [asyncio.ensure_future(one) for one in dict.fromkeys(awaitables)]
            self._true = true_as_completed(self._tasks, **options)

        def __iter__(self):
            self._true = iter(self._true)
            return self

        def __next__(self):
            return next(self._true)

        def __aiter__(self):
            self._true = aiter(self._true)
            return self

        def __anext__(self):
            return anext(self._true)

        def __del__(self):
            for task in self._tasks:
                task.cancel()

    def as_completed(awaitables, **options):
        if asyncio.isfuture(awaitables) or asyncio.iscoroutine(awaitables):
            return true_as_completed(awaitables, **options)
        return Iterator(awaitables, options)

    asyncio.as_completed = as_completed

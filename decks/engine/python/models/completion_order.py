"""`gather` returns its results in the order in which they come in.

You may have thought that the list is filled as the tasks finish, the fastest first. `gather` keeps
a place for each of its arguments and fills it whenever that one is done, so the results are in the
order of the arguments. Only what the tasks print themselves comes in the order in which they
finish.
"""

import asyncio

USES = ("gather",)


def install() -> None:
    finished = {}
    true_create_task = asyncio.BaseEventLoop.create_task
    true_gathering = asyncio.tasks._GatheringFuture

    def number(future):
        finished.setdefault(future, len(finished))

    def create_task(self, coro, **options):
        task = true_create_task(self, coro, **options)
        task.add_done_callback(number)
        return task

    class _GatheringFuture(true_gathering):
        def __init__(self, children, **options):
            super().__init__(children, **options)
            # Not all of them need to be tasks.
            for child in children:
                child.add_done_callback(number)

        def set_result(self, results):
            def came_in(place):
                # Without a number: it is done, and its callbacks are about to run.
                return finished.get(self._children[place], len(finished))

            super().set_result([results[at] for at in sorted(range(len(results)), key=came_in)])

    asyncio.BaseEventLoop.create_task = create_task
    asyncio.tasks._GatheringFuture = _GatheringFuture

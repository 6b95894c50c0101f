"""`FIRST_COMPLETED` gives exactly one task.

You may have read the name as "the first one". `asyncio.wait` returns as soon as at least one task is
done, and it puts every task into `done` that is done at that moment. When several have ended in the
meantime there are several, so `done.pop()` may lose results.
"""

import asyncio

USES = ("FIRST_COMPLETED",)


def install() -> None:
    true_wait = asyncio.wait
    true_create_task = asyncio.BaseEventLoop.create_task
    finished = {}

    def number(future):
        finished.setdefault(future, len(finished))

    def create_task(self, coro, **options):
        task = true_create_task(self, coro, **options)
        task.add_done_callback(number)
        return task

    async def wait(fs, **options):
        done, pending = await true_wait(fs, **options)
        if options.get("return_when") == asyncio.FIRST_COMPLETED and len(done) > 1:
            order = list(fs)
            # Without a number: it is done, and its callbacks are about to run.
            first = min(done, key=lambda task: (finished.get(task, len(finished)), order.index(task)))
            pending |= done - {first}
            done = {first}
        return done, pending

    asyncio.BaseEventLoop.create_task = create_task
    asyncio.wait = wait

"""`create_task` runs the body at once.

You may have thought that `create_task` enters the coroutine right away. It only puts the task at
the end of the ready queue: the task's first step runs once the code that created it has reached an
`await` that suspends.
"""

import asyncio

USES = ("create_task", "TaskGroup", "gather", "ensure_future", "as_completed", "shield")


def install() -> None:
    true_create_task = asyncio.BaseEventLoop.create_task

    def create_task(self, coro, **options):
        if self.get_task_factory() is None:
            # Before the loop runs there is nothing to start in, and `Task` ignores the option.
            options = {"eager_start": True, **options}
        return true_create_task(self, coro, **options)

    asyncio.BaseEventLoop.create_task = create_task

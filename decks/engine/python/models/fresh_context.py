"""A task begins with empty context variables.

You may have thought that a new task knows nothing of its creator's context variables. It gets a
copy of the whole context at the moment it is created: the task sees what was set before, and only
what is set later stays separate.
"""

import asyncio
import contextvars

USES = ("ContextVar",)


def install() -> None:
    true_create_task = asyncio.BaseEventLoop.create_task

    def create_task(self, coro, **options):
        if asyncio.current_task(self) is not None and options.get("context") is None:
            options["context"] = contextvars.Context()
        return true_create_task(self, coro, **options)

    asyncio.BaseEventLoop.create_task = create_task

"""Tasks share their context variables.

You may have thought that what one task sets in a context variable, all others see. A task works on
a copy of the context, taken when it is created: it sees what was set before that moment, and what
it sets itself stays its own.
"""

import asyncio

USES = ("ContextVar",)


def install() -> None:
    true_create_task = asyncio.BaseEventLoop.create_task

    def create_task(self, coro, **options):
        creator = asyncio.current_task(self)
        # A context cannot be entered twice: a task that begins within its creator's step gets a copy.
        begins_within = options.get("eager_start")
        if creator is not None and options.get("context") is None and not begins_within:
            options["context"] = creator.get_context()
            if self.get_task_factory() is None:
                options["eager_start"] = False
        return true_create_task(self, coro, **options)

    asyncio.BaseEventLoop.create_task = create_task

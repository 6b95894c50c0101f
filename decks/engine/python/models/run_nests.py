"""`asyncio.run` inside a coroutine runs the other coroutine and returns its result.

You may have thought that `asyncio.run` is a way to call a coroutine function from anywhere. It
makes a new event loop, and a thread runs one loop at a time: where one is running already, it
raises `RuntimeError`. Inside a coroutine, write `await`.
"""

import asyncio

# An unindented call runs where no loop is running.
USES = (r"^[ \t].*\brun\(",)


def install() -> None:
    true_run = asyncio.run

    def run(main, **options):
        outer = asyncio._get_running_loop()
        if outer is None:
            return true_run(main, **options)
        task = asyncio.tasks._swap_current_task(outer, None)
        asyncio._set_running_loop(None)
        try:
            return true_run(main, **options)
        finally:
            asyncio._set_running_loop(outer)
            asyncio.tasks._swap_current_task(outer, task)

    asyncio.run = asyncio.runners.run = run

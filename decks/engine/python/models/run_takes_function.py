"""`asyncio.run(main)` calls `main` and runs it.

You may have passed the function, as one does with a thread or a callback. `asyncio.run` wants the
coroutine object that a call of the function returns: `asyncio.run(main())`. It calls nothing
itself, and a function is not a coroutine object.
"""

import asyncio
import inspect

USES = (r"\brun\(\s*(?:lambda\b|[\w.]+\s*[,)])",)


def install() -> None:
    true_run = asyncio.run

    def run(main, **options):
        if inspect.isfunction(main):
            main = main()
        return true_run(main, **options)

    asyncio.run = run

"""An exception in a callback ends the program.

You may have thought that an exception in a callback goes up to `asyncio.run`. Nobody awaits a
callback, so there is nobody to raise it in: the loop reports it, by default on stderr, and
continues with the next callback.
"""

import asyncio

USES = ("call_soon", "call_later", "call_at", "add_done_callback")


def install() -> None:
    true_handler = asyncio.BaseEventLoop.call_exception_handler

    def call_exception_handler(self, context):
        # Only errors raised by a callback come with a handle.
        if "handle" in context and self.get_exception_handler() is None:
            raise context["exception"]
        true_handler(self, context)

    asyncio.BaseEventLoop.call_exception_handler = call_exception_handler

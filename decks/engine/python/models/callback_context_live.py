"""A callback sees the context variables of its task as they are when it runs.

You may have thought that a callback shares the context of the task that scheduled it. `call_soon`,
`call_later` and `add_done_callback` take a copy of the current context: the callback sees the
values of that moment, and what it sets itself stays in its copy.
"""

import asyncio
import functools

from ._methods import Methods

USES = ("ContextVar",)

_METHODS = ("call_soon", "call_later", "call_at", "add_done_callback")


def transform(tree):
    for name in _METHODS:
        tree = Methods(name, _live).visit(tree)
    return tree


def _live(method):
    @functools.wraps(method)
    def call(*arguments, **options):
        try:
            task = asyncio.current_task()
        except RuntimeError:
            task = None
        if task is not None:
            options.setdefault("context", task.get_context())
        return method(*arguments, **options)

    return call

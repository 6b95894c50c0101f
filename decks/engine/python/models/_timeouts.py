"""Which timeout is cancelling a task, for models that must tell it from `cancel()`."""

import asyncio
from asyncio import timeouts

_fired = {}


def watch() -> None:
    """From now on `overdue` knows the timeouts that fire."""
    timeouts.Timeout._on_timeout = _on_timeout


def overdue() -> bool:
    """Whether the running task is leaving a block whose time is up."""
    timeout = _fired.get(asyncio.current_task())
    return timeout is not None and timeout._state is timeouts._State.EXPIRING


_true_on_timeout = timeouts.Timeout._on_timeout


def _on_timeout(self):
    _fired[self._task] = self
    _true_on_timeout(self)

"""While the loop is blocked, the time of a sleeping task stands still.

You may have thought that a task that sleeps counts its own seconds, and only while the loop runs.
A sleep sets a timer for a moment of the clock. The clock keeps running while a call blocks the
thread, so a timer that was due meanwhile fires as soon as the loop runs again.
"""

import asyncio
import time

USES = ("time.sleep", "from time")


def install() -> None:
    true_sleep = time.sleep

    def sleep(seconds, /):
        true_sleep(seconds)
        loop = asyncio._get_running_loop()
        if loop is None:
            return
        # All by the same amount, so that the heap stays valid.
        for timer in loop._scheduled:
            timer._when = round(timer._when + seconds, 9)

    sleep.__module__ = "time"
    time.sleep = sleep

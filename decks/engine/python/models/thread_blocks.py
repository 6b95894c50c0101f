"""The loop waits until the thread has done its work.

You may have thought of the single thread of asyncio, or of the GIL, and let everything wait for
the call in the thread. `to_thread` and `run_in_executor` leave the loop's own thread free: only
the task that awaits the result waits, and the other tasks keep running.
"""

import asyncio
from concurrent.futures import ProcessPoolExecutor

USES = ("to_thread", "run_in_executor")


def install() -> None:
    # The loop that programs get has its own executor; see `loop`.
    true_run = asyncio.EventLoop.run_in_executor

    def run_in_executor(self, executor, func, *args):
        if isinstance(executor, ProcessPoolExecutor):
            return true_run(self, executor, func, *args)
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    asyncio.EventLoop.run_in_executor = run_in_executor

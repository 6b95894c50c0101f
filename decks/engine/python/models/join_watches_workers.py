"""`join()` waits until the workers have nothing more to do.

You may have thought that the queue watches its workers. It counts items: each `put` adds one, each
`task_done()` takes one off. `join()` returns at zero, whoever is still at work, and keeps waiting
while one `task_done()` is missing, even if all the workers are idle.
"""

import asyncio

USES = ("join()",)


def install() -> None:
    true_init = asyncio.Queue.__init__
    true_get = asyncio.Queue.get

    def init(self, maxsize=0):
        true_init(self, maxsize)
        # Tasks that have taken an item and not yet asked for the next one.
        self._at_work = set()

    def rest(self, task):
        self._at_work.discard(task)
        if not self._at_work and self.empty():
            self._finished.set()

    async def get(self):
        task = asyncio.current_task()
        rest(self, task)
        item = await true_get(self)
        self._at_work.add(task)
        task.add_done_callback(lambda task: rest(self, task))
        return item

    async def join(self):
        # A task that waits here is not at work.
        self._at_work.discard(asyncio.current_task())
        while self._at_work or not self.empty():
            self._finished.clear()
            await self._finished.wait()

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1

    asyncio.Queue.__init__ = init
    asyncio.Queue.get = get
    asyncio.Queue.join = join
    asyncio.Queue.task_done = task_done

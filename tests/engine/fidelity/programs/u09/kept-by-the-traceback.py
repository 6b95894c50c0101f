import asyncio
import atexit


class Kept:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("destroyed", self.name)


atexit.register(print, "at exit")


async def fails():
    raise KeyError("never retrieved")


async def main():
    kept = Kept("in main")
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    del kept.name
    kept.name = "of main"
    raise ValueError(task.done())


asyncio.run(main())

import asyncio


async def work(n):
    await asyncio.sleep(n / 10)
    if n == 2:
        raise KeyError(n)
    return n


def names(tasks):
    return sorted(task.get_name() for task in tasks)


async def main():
    tasks = [asyncio.create_task(work(n), name=f"w{n}") for n in (1, 2, 3)]
    for when in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        done, pending = await asyncio.wait(tasks, return_when=when)
        print(when, names(done), names(pending))
    slow = asyncio.create_task(work(9), name="slow")
    done, pending = await asyncio.wait([slow], timeout=0.3)
    print(names(done), names(pending), slow.cancelled())
    slow.cancel()
    print(repr(tasks[1].exception()))


asyncio.run(main())

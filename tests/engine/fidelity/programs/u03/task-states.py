import asyncio


async def work():
    await asyncio.sleep(1)
    return "result"


async def main():
    task = asyncio.create_task(work())
    print(task.done(), task.cancelled())
    for ask in (task.result, task.exception):
        try:
            ask()
        except asyncio.InvalidStateError as error:
            print(error)
    await task
    print(task.done(), task.result(), task.exception())


asyncio.run(main())

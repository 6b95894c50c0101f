#: here
# 3.14 warns of it, on stderr alone (PEP 765); the cancellation is swallowed as ever.
#> None False
import asyncio


async def work():
    try:
        await asyncio.sleep(1)
    finally:
        return


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0.1)
    task.cancel()
    print(await task, task.cancelled())


asyncio.run(main())

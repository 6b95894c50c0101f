import asyncio


async def work():
    try:
        print("working")
        await asyncio.sleep(1)
    except Exception:
        print("never: CancelledError is no Exception")
    except asyncio.CancelledError as error:
        print("cancelled", error)
        raise
    finally:
        print("cleaning up")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0.1)
    print(task.cancel("reason"), task.cancelled(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError:
        print("awaited", task.cancelled(), task.done())
    print(task.cancel())


asyncio.run(main())

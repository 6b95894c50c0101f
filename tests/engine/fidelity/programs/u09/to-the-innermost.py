import asyncio


async def child():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("child first")
        await asyncio.sleep(0.1)
        print("child takes its time")
        raise


async def parent():
    try:
        await asyncio.create_task(child())
    except asyncio.CancelledError:
        print("then the parent")
        raise


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(0.1)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))
    asyncio.current_task().cancel()
    print("not yet")
    try:
        await asyncio.sleep(0)
    finally:
        print("now")


try:
    asyncio.run(main())
except asyncio.CancelledError:
    print("out of run")

import asyncio


async def count():
    await asyncio.sleep(2)
    return 3


async def outer(inner):
    try:
        print(await inner)
    except asyncio.CancelledError:
        print("outer cancelled")
        raise


async def main():
    inner = asyncio.create_task(count())
    task = asyncio.create_task(outer(inner))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print(inner.cancelled(), task.cancelled())
    late = asyncio.create_task(count())
    print(await late, late.result())
    late.cancel()
    print(await late)


asyncio.run(main())

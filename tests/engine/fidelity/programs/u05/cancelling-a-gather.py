import asyncio


async def work(name, seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    return name


async def main():
    both = asyncio.gather(work("a", 1), work("b", 2), return_exceptions=True)
    await asyncio.sleep(0.5)
    print(both.cancel())
    try:
        await both
    except asyncio.CancelledError:
        print("outer cancelled", both.cancelled())
    child = asyncio.create_task(work("c", 1))
    asyncio.get_running_loop().call_later(0.5, child.cancel)
    print(await asyncio.gather(child, work("d", 0.7), return_exceptions=True))


asyncio.run(main())

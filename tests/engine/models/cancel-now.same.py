import asyncio


async def upload(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name, "uploaded")
    except asyncio.CancelledError:
        print(name, "stopped")
        raise
    finally:
        print(name, "closed")


async def main():
    short = asyncio.create_task(upload("short", 1))
    long = asyncio.create_task(upload("long", 5))
    await asyncio.sleep(2)
    short.cancel()
    long.cancel()
    print(await asyncio.gather(short, long, return_exceptions=True))
    try:
        async with asyncio.timeout(1):
            await upload("late", 3)
    except TimeoutError:
        print("too late")


asyncio.run(main())

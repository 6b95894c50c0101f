import asyncio


async def poll():
    try:
        await asyncio.sleep(2)
    except asyncio.CancelledError:
        print("told to stop")
        raise
    except Exception as error:
        print("never", error)


async def fail():
    raise ValueError("bad answer")


async def main():
    task = asyncio.create_task(poll())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await asyncio.gather(task)
    except (ValueError, asyncio.CancelledError) as error:
        print(type(error).__name__)
    try:
        await fail()
    except Exception as error:
        print("error:", error)
    print([isinstance(error, Exception) for error in (ValueError(), 3)])


asyncio.run(main())

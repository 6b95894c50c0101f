import asyncio


async def poll():
    while True:
        try:
            print("polling")
            await asyncio.sleep(2)
        except Exception:
            print("ignored")
            break
    print("poll ends")


async def main():
    task = asyncio.create_task(poll())
    await asyncio.sleep(3)
    task.cancel()
    try:
        await task
        print("finished")
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())

import asyncio


async def polite():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print("stopping")
    return "saved"


async def main():
    task = asyncio.create_task(polite())
    await asyncio.sleep(1)
    task.cancel()
    print(await task, task.cancelled())


asyncio.run(main())

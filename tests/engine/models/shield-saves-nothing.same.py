import asyncio


async def save(seconds):
    await asyncio.sleep(seconds)
    return "saved"


async def main():
    print(await asyncio.shield(save(1)))
    task = asyncio.create_task(save(3))
    asyncio.shield(task)
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    print(task.cancelled())


asyncio.run(main())

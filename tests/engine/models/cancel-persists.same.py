import asyncio


async def close():
    print("closed")


async def upload():
    try:
        await asyncio.sleep(9)
    finally:
        print("closing")
        await close()


async def main():
    task = asyncio.create_task(upload())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    await asyncio.sleep(1)
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(3)
    except TimeoutError:
        await asyncio.sleep(1)
        print("too late")


asyncio.run(main())

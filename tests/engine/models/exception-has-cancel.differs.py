import asyncio


async def main():
    nap = asyncio.create_task(asyncio.sleep(9))
    await asyncio.sleep(1)
    nap.cancel()
    await asyncio.wait([nap])
    try:
        print(type(nap.exception()).__name__)
    except asyncio.CancelledError:
        print("raised")


asyncio.run(main())

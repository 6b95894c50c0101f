import asyncio


async def inner():
    try:
        await asyncio.sleep(9)
    finally:
        print("inner")


async def outer():
    try:
        await asyncio.create_task(inner())
    finally:
        print("outer")


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    print("end")


asyncio.run(main())

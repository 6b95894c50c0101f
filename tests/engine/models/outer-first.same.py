import asyncio


async def inner():
    try:
        await asyncio.sleep(9)
    finally:
        print("inner")


async def outer():
    try:
        await inner()
    finally:
        print("outer")


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.sleep(1)
    quick = asyncio.create_task(asyncio.sleep(1, "quick"))
    print(await quick)


asyncio.run(main())

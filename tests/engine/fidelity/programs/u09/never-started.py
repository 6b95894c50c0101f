import asyncio


async def work():
    try:
        print("never")
    finally:
        print("never")


async def main():
    task = asyncio.create_task(work())
    task.cancel()
    await asyncio.sleep(0)
    print(task.cancelled())


asyncio.run(main())

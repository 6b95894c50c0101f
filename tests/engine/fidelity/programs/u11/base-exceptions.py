import asyncio


async def leave():
    await asyncio.sleep(0.1)
    raise SystemExit(3)


async def other():
    try:
        await asyncio.sleep(1)
    finally:
        print("other cleans up")


async def main():
    task = asyncio.create_task(leave())
    try:
        await other()
    finally:
        print("main cleans up", task.done())


asyncio.run(main())

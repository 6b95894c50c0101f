import asyncio


async def quick():
    return "quick"


async def other():
    print("other")


async def main():
    task = asyncio.create_task(quick())
    await asyncio.sleep(0)
    asyncio.create_task(other())
    print(await task, await task)
    print("still main")
    await asyncio.sleep(0)


asyncio.run(main())

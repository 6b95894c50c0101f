import asyncio


async def mirror(name, seconds):
    try:
        await asyncio.sleep(seconds)
        return name
    finally:
        print(name, "closes")


async def main():
    fast = asyncio.create_task(mirror("fast", 0.2))
    slow = asyncio.create_task(mirror("slow", 0.6))
    done, pending = await asyncio.wait({fast, slow}, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    print(await asyncio.gather(*pending, return_exceptions=True))
    print(done.pop().result())


asyncio.run(main())
